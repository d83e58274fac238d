"""Accent: compare Dutch cabinet letters to parliament over time."""

__version__ = "0.1.0"
