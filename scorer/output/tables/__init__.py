"""From each result to its neutral presentation: words, tables and the body of its JSON document."""
