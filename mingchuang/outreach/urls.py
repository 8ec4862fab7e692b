"""Addresses of outreach, written whole from the root of the site."""

from django.urls import URLPattern

app_name = "outreach"
urlpatterns: list[URLPattern] = []
