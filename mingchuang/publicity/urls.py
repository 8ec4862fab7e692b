"""Addresses of publicity, written whole from the root of the site."""

from django.urls import path

from mingchuang.publicity.views import board, handbook, playlists, points, screen

app_name = "publicity"

citizens = [
    path("screen/<slug:code>/", screen.screen, name="screen"),
    path("screen/<slug:code>/feed/", screen.feed, name="feed"),
    path("handbook/", handbook.handbooks, name="handbooks"),
    path("handbook/<slug:code>/", handbook.handbook, name="handbook"),
]
staff = [
    path("w/publicity/", board.board, name="board"),
    path("w/publicity/print/", board.order_print, name="order-print"),
    path("w/publicity/screens/<slug:code>/", playlists.hall_screen, name="hall-screen"),
    path("w/publicity/screens/<slug:code>/add/", playlists.add_playlist, name="add-playlist"),
    path("w/publicity/playlists/<int:pk>/", playlists.edit_playlist, name="edit-playlist"),
    path("w/publicity/playlists/<int:pk>/drop/", playlists.drop_playlist, name="drop-playlist"),
    path("w/publicity/points/", points.point_list, name="points"),
    path("w/publicity/points/register/", points.register_point, name="register-point"),
    path("w/publicity/points/<int:pk>/", points.point, name="point"),
    path("w/publicity/points/<int:pk>/put-up/", points.put_up, name="put-up"),
    path("w/publicity/points/<int:pk>/close/", points.close_point, name="close-point"),
    path("w/publicity/hangings/<int:pk>/take-down/", points.take_down, name="take-down"),
    path("w/publicity/hangings/<int:pk>/photo/", points.hanging_photo, name="hanging-photo"),
]
urlpatterns = [*citizens, *staff]
