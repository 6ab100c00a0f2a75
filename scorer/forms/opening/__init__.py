"""Opening files that strangers sent: characters, archives, XML and records; nothing of forms."""
