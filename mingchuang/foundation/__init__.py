"""Mechanisms that know nothing of government service; every area stands on them."""
