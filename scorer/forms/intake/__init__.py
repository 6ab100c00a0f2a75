"""What all readers of forms share: the ledger, rows and tables, headings, the builder of sheets."""
