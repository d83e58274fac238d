"""The lists of concepts and themes, on the screen."""
