"""Addresses of reception, written whole from the root of the site."""

from django.urls import URLPattern

app_name = "reception"
urlpatterns: list[URLPattern] = []
