"""Addresses of supervision, written whole from the root of the site."""

from django.urls import path

from mingchuang.supervision.views import orders, stalls

app_name = "supervision"
urlpatterns = [
    path("w/stalls/", stalls.stalls, name="stalls"),
    path("w/stalls/matters/", stalls.behind, name="behind"),
    path("w/stalls/export/", stalls.export, name="export-stalls"),
    path("w/stalls/order/", orders.issue, name="issue-order"),
    path("w/stalls/orders/<int:matter_id>/", orders.order, name="order"),
    path("w/stalls/orders/<int:matter_id>/report/", orders.report, name="report-order"),
    path("w/stalls/orders/<int:matter_id>/check/", orders.check, name="check-order"),
]
