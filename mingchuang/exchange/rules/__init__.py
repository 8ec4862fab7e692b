"""Rules of the machine door and of order files. No database, no clock, no request."""
