"""What can be done with queues and bookings. Who has it stands in config/roles.py."""

from enum import StrEnum


class QueueingPermission(StrEnum):
    """`area:thing:verb`, alphabetical. Whatever ends in `read` changes nothing and shows nobody's name."""

    BOOKING_CONTACT = "queueing:booking:contact"  # names and numbers of those who booked
    BOOKING_KEEP = "queueing:booking:keep"
    BOOKING_READ = "queueing:booking:read"
    QUEUE_EDIT = "queueing:queue:edit"
    QUEUE_READ = "queueing:queue:read"
    STAFFING_READ = "queueing:staffing:read"
    WINDOW_CALL = "queueing:window:call"
