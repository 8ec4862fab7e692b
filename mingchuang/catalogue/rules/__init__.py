"""What an item must say before it may be shown. No database, no clock, no request."""
