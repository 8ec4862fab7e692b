"""Addresses of catalogue, from the root of the site. The pages of items for the public are the portal's."""

from django.urls import path

from mingchuang.catalogue.views import books, facilities, files, public, words, workspace

app_name = "catalogue"

# A code holds a digit, so it cannot be taken for one of the words before it.
urlpatterns = [
    path("items/<slug:code>/files/<int:pk>/", public.item_file, name="item-file"),
    path("facilities/<int:pk>/report/", public.report_trouble, name="report-trouble"),
    path("facilities/<int:pk>/photo.jpg", public.facility_photo, name="facility-photo"),
    path("w/items/", workspace.items, name="items"),
    path("w/items/register/", workspace.register_item, name="register-item"),
    path("w/items/import/", books.import_items, name="import-items"),
    path("w/items/template/", books.item_template, name="item-template"),
    path("w/items/export/", books.export_items, name="export-items"),
    path("w/items/synonyms/", words.synonyms, name="synonyms"),
    path("w/items/<slug:code>/", workspace.item, name="item"),
    path("w/items/<slug:code>/change/", workspace.change_item, name="change-item"),
    path("w/items/<slug:code>/publish/", workspace.publish_item, name="publish-item"),
    path("w/items/<slug:code>/end/", workspace.end_item, name="end-item"),
    path("w/items/<slug:code>/files/", files.item_files, name="item-files"),
    path("w/items/<slug:code>/files/<int:pk>/", files.kept_file, name="kept-file"),
    path("w/items/<slug:code>/files/<int:pk>/drop/", files.drop_item_file, name="drop-item-file"),
    path("w/items/<slug:code>/simplify/", words.simplify, name="simplify"),
    path("w/simplifications/<int:pk>/drop/", words.drop_simplification, name="drop-simplification"),
    path("w/facilities/", facilities.facilities, name="facilities"),
    path("w/facilities/register/", facilities.register_facility, name="register-facility"),
    path("w/facilities/<int:pk>/change/", facilities.change_facility, name="change-facility"),
    path("w/facilities/<int:pk>/check/", facilities.check_facility, name="check-facility"),
    path("w/facilities/<int:pk>/remove/", facilities.remove_facility, name="remove-facility"),
]
