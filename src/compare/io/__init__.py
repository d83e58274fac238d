"""Reads files into printed lines and tables. Knows nothing of paragraphs."""
