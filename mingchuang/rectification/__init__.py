"""整改: The one rectification ledger for every source."""
