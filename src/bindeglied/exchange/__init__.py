"""Bytes in, bytes out: files, engines, drawings. Only jobs, the command line and views call it."""
