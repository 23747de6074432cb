"""Bindeglied: workbench for local integration management."""
