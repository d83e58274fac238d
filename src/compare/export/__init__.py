"""Results as bytes or text to take along."""
