"""Opening files that strangers sent: characters, archives, XML, packages; nothing of forms."""
