"""From results to what a person reads: tables, sentences, charts, reports, in any format."""
