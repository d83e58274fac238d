"""Papers that are brought by their number, fetched politely and kept on this computer."""
