"""The nouns: frozen data of the standard library alone, without input or output."""
