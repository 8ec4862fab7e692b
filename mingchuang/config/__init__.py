"""Assembly: settings, root addresses, the role table. The only package that sees all others."""
