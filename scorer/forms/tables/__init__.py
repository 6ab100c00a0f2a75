"""Tables of ratings that somebody has already, read."""
