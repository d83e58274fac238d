"""The report of a visit on the screen: what is put aside, arranged, and made into a document."""
