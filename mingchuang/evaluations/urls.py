"""Addresses of evaluations, written whole from the root of the site."""

from django.urls import URLPattern

app_name = "evaluations"

public: list[URLPattern] = []
staff: list[URLPattern] = []
urlpatterns = [*public, *staff]
