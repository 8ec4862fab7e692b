"""Addresses of queueing, written whole from the root of the site."""

from django.urls import path

from mingchuang.queueing.views import board, booking, bookings, caller, halls, public

app_name = "queueing"

citizens = [
    path("q/", public.halls, name="halls"),
    path("q/t/<str:token>/", public.ticket, name="ticket"),
    path("q/t/<str:token>/state/", public.ticket_state, name="ticket-state"),
    path("q/t/<str:token>/cancel/", public.cancel_ticket, name="cancel-ticket"),
    path("q/<slug:code>/", public.hall, name="hall"),
    path("q/<slug:code>/kiosk/<str:key>/", public.kiosk, name="kiosk"),
    path("q/<slug:code>/kiosk/<str:key>/arrive/", public.kiosk_arrive, name="kiosk-arrive"),
    path("q/<slug:code>/kiosk/<str:key>/slip/<str:token>/", public.slip, name="slip"),
    path("q/<slug:code>/take/<str:key>/", public.take, name="take"),
    path("q/<slug:code>/board/", board.board, name="board"),
    path("q/<slug:code>/board/feed/", board.board_feed, name="board-feed"),
    path("q/<slug:code>/book/", booking.book_hall, name="book-hall"),
    path("q/<slug:code>/book/<str:letter>/", booking.book_queue, name="book-queue"),
    path("q/<slug:code>/book/<str:letter>/<int:desk>/<str:when>/", booking.book_slot, name="book-slot"),
    path("booking/<str:token>/", booking.booking, name="booking"),
    path("booking/<str:token>/cancel/", booking.cancel_booking, name="cancel-booking"),
    path("booking/<str:token>/move/", booking.move_booking, name="move-booking"),
    path("booking/<str:token>/arrive/", booking.arrive, name="arrive"),
]
staff = [
    path("w/queue/", halls.overview, name="overview"),
    path("w/queue/open/", halls.open_hall, name="open-hall"),
    path("w/queue/windows/<slug:code>/", caller.caller, name="caller"),
    path("w/queue/windows/<slug:code>/waiting/", caller.caller_waiting, name="caller-waiting"),
    path("w/queue/windows/<slug:code>/press/<slug:move>/", caller.press, name="press"),
    path("w/queue/windows/<slug:code>/transfer/", caller.transfer, name="transfer"),
    path("w/queue/windows/<slug:code>/restore/<int:pk>/", caller.restore, name="restore"),
    path("w/queue/windows/<slug:code>/stop/", caller.stop, name="stop"),
    path("w/queue/halls/<slug:code>/", halls.hall_setup, name="hall-setup"),
    path("w/queue/halls/<slug:code>/terms/", halls.set_terms, name="set-terms"),
    path("w/queue/halls/<slug:code>/keys/", halls.renew_keys, name="renew-keys"),
    path("w/queue/halls/<slug:code>/queues/add/", halls.add_queue, name="add-queue"),
    path("w/queue/halls/<slug:code>/windows/add/", halls.add_desk, name="add-desk"),
    path("w/queue/halls/<slug:code>/slots/add/", halls.offer_slots, name="offer-slots"),
    path("w/queue/halls/<slug:code>/bookings/", bookings.bookings, name="bookings"),
    path("w/queue/halls/<slug:code>/bookings/contacts/", bookings.contacts, name="contacts"),
    path("w/queue/halls/<slug:code>/staffing/", bookings.staffing, name="staffing"),
    path("w/queue/halls/<slug:code>/staffing.xlsx", bookings.staffing_sheet, name="staffing-sheet"),
    path("w/queue/queues/<int:pk>/", halls.change_queue, name="change-queue"),
    path("w/queue/queues/<int:pk>/close/", halls.close_queue, name="close-queue"),
    path("w/queue/desks/<int:pk>/", halls.change_desk, name="change-desk"),
    path("w/queue/slots/<int:pk>/end/", halls.end_slots, name="end-slots"),
    path("w/queue/bookings/<int:pk>/arrive/", bookings.arrive_for, name="arrive-for"),
    path("w/queue/bookings/<int:pk>/excuse/", bookings.excuse_booking, name="excuse-booking"),
]
urlpatterns = [*citizens, *staff]
