"""Reads of publicity."""
