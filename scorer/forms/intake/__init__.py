"""What all readers of forms share: words, levels, marks, the sheet as it is understood."""
