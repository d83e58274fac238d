"""Readers of ODT and DOCX: the paragraphs of a word processor, and what each of them is."""
