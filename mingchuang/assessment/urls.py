"""Addresses of assessment, written whole from the root of the site. All are for staff."""

from django.urls import path

from mingchuang.assessment.views import marks, runs, schemes

app_name = "assessment"

urlpatterns = [
    path("w/assessment/", runs.runs, name="runs"),
    path("w/assessment/campaigns/<slug:code>/run/", runs.order_run, name="order-run"),
    path("w/assessment/campaigns/<slug:code>/scheme/", schemes.scheme, name="scheme"),
    path("w/assessment/campaigns/<slug:code>/scheme/start/", schemes.start_scheme, name="start-scheme"),
    path("w/assessment/campaigns/<slug:code>/scheme/put-in-force/", schemes.put_in_force, name="put-in-force"),
    path(
        "w/assessment/campaigns/<slug:code>/scheme/<slug:key>/change/",
        schemes.change_indicator,
        name="change-indicator",
    ),
    path("w/assessment/campaigns/<slug:code>/marks/", marks.marks, name="marks"),
    path("w/assessment/campaigns/<slug:code>/marks/enter/", marks.enter_mark, name="enter-mark"),
    path("w/assessment/marks/<int:pk>/withdraw/", marks.withdraw_mark, name="withdraw-mark"),
    path("w/assessment/<int:pk>/", runs.run, name="run"),
    path("w/assessment/<int:pk>/freeze/", runs.freeze_run, name="freeze-run"),
    path("w/assessment/<int:pk>/<slug:code>/", runs.unit_score, name="unit-score"),
    path("w/assessment/<int:pk>/<slug:code>/<slug:key>/", runs.number, name="number"),
]
