"""What became of each passage of a letter in another: `fates` decides, `sections` counts by section."""
