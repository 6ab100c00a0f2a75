"""From each result to what is shown of it: words, tables and the body of its JSON document."""
