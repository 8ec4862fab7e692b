"""Addresses of following, written whole from the root of the site."""

from django.urls import URLPattern

app_name = "following"

public: list[URLPattern] = []
staff: list[URLPattern] = []
urlpatterns = [*public, *staff]
