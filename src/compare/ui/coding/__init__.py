"""Coding by hand, on the screen."""
