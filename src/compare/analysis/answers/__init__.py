"""What a question got for an answer: `judge` sets them side by side, `counts` sums up by party."""
