"""Reads over hotlines, their files and their orders."""
