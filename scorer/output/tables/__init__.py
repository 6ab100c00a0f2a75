"""What is shown, before any format: tables, grids and paragraphs, and the fields they come from."""
