"""How records become points and points become a rank. No database, no clock, no request."""

RULE_VERSION = "1"
"""Changes whenever the same inputs would give other points; every run keeps the version it was made with."""
