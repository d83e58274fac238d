"""Cuts text: lines into blocks, blocks into words. Knows nothing of files."""
