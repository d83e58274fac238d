"""How firm a difference is, on the screen."""
