"""Addresses of the rules by which limits are counted. Followed matters have their pages in their areas."""

from django.urls import path

from mingchuang.following.views import workspace

app_name = "following"

urlpatterns = [
    path("w/clock-rules/", workspace.clock_rules, name="clock-rules"),
    path("w/clock-rules/recounts/", workspace.recounts, name="recounts"),
    path("w/clock-rules/recounts/<int:pk>/", workspace.recount, name="recount"),
    path("w/clock-rules/<slug:code>/", workspace.set_rule, name="set-clock-rule"),
]
