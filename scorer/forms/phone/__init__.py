"""The grid as a phone form (XLSForm), and what the services that collect it send back."""
