"""The model: frozen data, of the standard library alone, without input or output."""
