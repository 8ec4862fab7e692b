"""Addresses of casework, written whole from the root of the site."""

from django.urls import path

from mingchuang.casework.views import workspace

app_name = "casework"

urlpatterns = [
    path("w/counts/", workspace.counts, name="counts"),
    path("w/counts/enter/", workspace.enter_counts, name="enter-counts"),
    path("w/counts/import/", workspace.import_counts, name="import-counts"),
    path("w/counts/template/", workspace.count_template, name="count-template"),
]
