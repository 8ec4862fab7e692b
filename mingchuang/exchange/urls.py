"""Addresses of exchange, written whole from the root of the site."""

from django.urls import URLPattern

app_name = "exchange"
urlpatterns: list[URLPattern] = []
