"""What a reader takes along of a chart, a table or passages."""
