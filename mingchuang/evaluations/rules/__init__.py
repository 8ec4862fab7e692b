"""Rules of ratings and follow-ups, one file per thing. No database, no clock."""
