"""The shelf: where letters are kept, one Parquet file each, here or at any address of fsspec."""
