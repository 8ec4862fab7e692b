"""The product's addresses and the bare view's."""

from django.urls import path

from benchmarks.bare import bare
from mingchuang.config.urls import urlpatterns as of_the_product

urlpatterns = [path("bare/", bare), *of_the_product]
