"""Public addresses."""

from django.urls import path

from mingchuang.portal.views import public

app_name = "portal"
urlpatterns = [path("", public.home, name="home")]
