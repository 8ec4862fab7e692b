"""Addresses of catalogue, written whole from the root of the site. The public pages are the portal's."""

from django.urls import path

from mingchuang.catalogue.views import books, workspace

app_name = "catalogue"

# A code holds a digit, so it cannot be taken for one of the words before it.
urlpatterns = [
    path("w/items/", workspace.items, name="items"),
    path("w/items/register/", workspace.register_item, name="register-item"),
    path("w/items/import/", books.import_items, name="import-items"),
    path("w/items/template/", books.item_template, name="item-template"),
    path("w/items/export/", books.export_items, name="export-items"),
    path("w/items/<slug:code>/", workspace.item, name="item"),
    path("w/items/<slug:code>/change/", workspace.change_item, name="change-item"),
    path("w/items/<slug:code>/publish/", workspace.publish_item, name="publish-item"),
]
