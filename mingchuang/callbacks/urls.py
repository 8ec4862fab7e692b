"""Addresses of callbacks, written whole from the root of the site."""

from django.urls import URLPattern

app_name = "callbacks"
urlpatterns: list[URLPattern] = []
