"""Finds, counts, ranks and pairs; never touches the disk or the screen."""
