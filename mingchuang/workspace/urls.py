"""Staff addresses of pages made of several areas."""

from django.urls import path

from mingchuang.workspace.views import calendar, summary, workspace

app_name = "workspace"
urlpatterns = [
    path("", workspace.home, name="home"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/enter/", calendar.enter_calendar_year, name="enter-calendar-year"),
    path("summary/<slug:code>/", summary.summary, name="summary"),
]
