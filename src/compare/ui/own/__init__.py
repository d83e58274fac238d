"""A reader's own letters on the screen: brought, named, kept, replaced, and those of the library."""
