"""Addresses of casework, written whole from the root of the site."""

from django.urls import path

from mingchuang.casework.views import counts

app_name = "casework"

urlpatterns = [
    path("w/counts/", counts.counts, name="counts"),
    path("w/counts/enter/", counts.enter_counts, name="enter-counts"),
    path("w/counts/import/", counts.import_counts, name="import-counts"),
    path("w/counts/template/", counts.count_template, name="count-template"),
]
