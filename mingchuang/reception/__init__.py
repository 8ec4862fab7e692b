"""接待: Whoever comes: first contacts, one-off notices, services asked for beyond the window."""
