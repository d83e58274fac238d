"""What became of each passage of a letter in another: `fates` decides, `sections` counts by section.

`changes` tells what changed in the words of passages that belong together.
"""
