"""Staff addresses of pages made of several areas."""

from django.urls import path

from mingchuang.workspace.views import workspace

app_name = "workspace"
urlpatterns = [path("", workspace.home, name="home")]
