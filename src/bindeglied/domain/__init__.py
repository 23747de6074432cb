"""Django apps without HTTP, in layers (see docs/architecture.md)."""
