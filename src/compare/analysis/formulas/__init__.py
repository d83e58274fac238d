"""Wordings that travel from letter to letter, word for word or reworded.

`find` lists them, `search` looks for one that was typed.
"""
