"""Addresses of ordered files."""

from django.urls import path

from mingchuang.foundation.work import views

app_name = "work"

urlpatterns = [
    path("w/files/", views.jobs, name="jobs"),
    path("w/files/<int:pk>/", views.job, name="job"),
    path("w/files/<int:pk>/download", views.job_file, name="job-file"),
]
