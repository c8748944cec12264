"""Word files into blocks."""
