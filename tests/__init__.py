"""The tests mirror checker/."""
