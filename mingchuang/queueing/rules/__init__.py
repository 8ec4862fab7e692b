"""Rules of queues and bookings. No database, no clock, no request."""
