"""Files as evidence: checked by content, stored under their hash, served under access. Areas point here with keys."""
