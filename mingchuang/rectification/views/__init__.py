"""Pages of the ledger. Everything here is for staff."""
