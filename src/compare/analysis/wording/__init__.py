"""Which words changed between two texts: `diff` finds them, `operative` picks out those that decide."""
