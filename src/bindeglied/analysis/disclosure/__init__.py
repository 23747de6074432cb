"""What of a table of counts may be shown without giving away a small count."""
