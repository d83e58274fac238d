"""Which passage of one letter answers to which of another.

`matches` lists the likeliest, `passages` holds every pair, `similarity` says how alike they are.
"""
