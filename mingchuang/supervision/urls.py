"""Addresses of supervision, written whole from the root of the site."""

from django.urls import URLPattern

app_name = "supervision"
urlpatterns: list[URLPattern] = []
