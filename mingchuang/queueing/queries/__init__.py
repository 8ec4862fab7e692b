"""Reads of queues and bookings."""
