"""Voices and old petitions as Excel files."""
