"""What the questions of a paper are about, on the screen: together, beside the letter, and seen from it."""
