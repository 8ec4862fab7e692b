"""Addresses of queueing, written whole from the root of the site."""

from django.urls import URLPattern

app_name = "queueing"
urlpatterns: list[URLPattern] = []
