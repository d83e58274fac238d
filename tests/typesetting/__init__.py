"""Sets letters as the official PDFs are set, together with the truth about every line.

Nothing here is the program: it makes what the reading is measured with.
"""
