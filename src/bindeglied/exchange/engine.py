"""The only reader and writer of stored cells."""
