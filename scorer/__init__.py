"""Rate border crossings."""
