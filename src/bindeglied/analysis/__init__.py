"""Plain typed Python: values in, values out. No Django, no files, no network, no clock."""
