"""Addresses of feedback, written whole from the root of the site."""

from django.urls import URLPattern

app_name = "feedback"
urlpatterns: list[URLPattern] = []
