"""Background work: one queue in the database. Tasks take ids, call one action, and can be run twice."""
