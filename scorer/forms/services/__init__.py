"""What form services and survey tools hand out: whose export it is, and what its answers say."""
