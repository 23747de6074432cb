"""Bindeglied: workbench for local integration management."""

__version__ = "0.1.0"
