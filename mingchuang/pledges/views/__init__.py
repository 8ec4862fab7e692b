"""Staff pages of pledges; the public ones are the portal's."""
