"""Addresses of outreach, written whole from the root of the site."""

from django.urls import path

from mingchuang.outreach.views import public, workspace

app_name = "outreach"

urlpatterns = [
    path("outreach/", public.coming, name="coming"),
    path("w/outreach/", workspace.calendar, name="calendar"),
    path("w/outreach/tours/", workspace.tours, name="tours"),
    path("w/outreach/plan/", workspace.plan, name="plan"),
    path("w/outreach/import/", workspace.import_calendar, name="import"),
    path("w/outreach/template/", workspace.template, name="template"),
    path("w/outreach/export/", workspace.export, name="export"),
    path("w/outreach/tours/<int:pk>/end/", workspace.end, name="end-tour"),
    path("w/outreach/<int:pk>/", workspace.stop, name="stop"),
    path("w/outreach/<int:pk>/hold/", workspace.hold, name="hold"),
    path("w/outreach/<int:pk>/cancel/", workspace.cancel, name="cancel"),
    path("w/outreach/<int:pk>/take/", workspace.take, name="take"),
    path("w/outreach/<int:pk>/photos/<int:photo_id>/", workspace.stop_photo, name="stop-photo"),
]
