"""What became of the paragraphs of a paper, on the screen."""
