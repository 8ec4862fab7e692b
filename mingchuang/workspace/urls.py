"""Staff addresses of pages made of several areas."""

from django.urls import path

from mingchuang.workspace.views import calendar, handing, summary, workspace

app_name = "workspace"
urlpatterns = [
    path("", workspace.home, name="home"),
    path("load/", workspace.load, name="load"),
    path("hand-over/", handing.hand_over, name="hand-over"),
    path("offers/<int:pk>/", handing.answer_offer, name="offer"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/enter/", calendar.enter_calendar_year, name="enter-calendar-year"),
    path("summary/<slug:code>/", summary.summary, name="summary"),
]
