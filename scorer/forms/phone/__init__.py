"""The grid as a phone form (XLSForm), blank or prefilled."""
