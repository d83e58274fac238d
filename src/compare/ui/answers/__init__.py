"""Questions beside their answers, on the screen."""
