"""Followed matters have no pages of their own: their areas show them."""

from django.urls import URLPattern

app_name = "following"
urlpatterns: list[URLPattern] = []
