"""Staff pages of the catalogue; the public ones are the portal's."""
