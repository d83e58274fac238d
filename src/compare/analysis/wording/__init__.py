"""Which words changed between two passages: `diff` finds them, `operative` picks out those that decide.

`changes` takes the passages of two letters pair by pair.
"""
