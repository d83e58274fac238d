"""Which passage of a letter a question is about.

`locate` finds and grades it, `passages` looks from the letter, `offered` compares themes.
"""
