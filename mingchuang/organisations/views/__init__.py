"""Pages of the tree and of accounts."""
