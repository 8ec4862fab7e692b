"""Addresses of exchange, written whole from the root of the site."""

from django.urls import include, path

from mingchuang.exchange.api import guide, machine_addresses
from mingchuang.exchange.views import clients, files, hotlines, rates

app_name = "exchange"

urlpatterns = [
    path("api/", guide.api_guide, name="api-guide"),
    path("api/v1/openapi.json", guide.openapi, name="openapi"),
    path("api/v1/", include(machine_addresses())),
    path("w/clients/", clients.clients, name="clients"),
    path("w/clients/register/", clients.register_client, name="register-client"),
    path("w/clients/<int:pk>/", clients.client, name="client"),
    path("w/clients/<int:pk>/change/", clients.change_client, name="change-client"),
    path("w/clients/<int:pk>/make-key/", clients.make_key, name="make-key"),
    path("w/clients/keys/<int:pk>/revoke/", clients.revoke_key, name="revoke-key"),
    path("w/hotlines/", hotlines.hotlines, name="hotlines"),
    path("w/hotlines/open/", hotlines.open_hotline, name="open-hotline"),
    path("w/hotlines/rates/", rates.rates, name="rates"),
    path("w/hotlines/files/<int:pk>/", files.file, name="file"),
    path("w/hotlines/files/<int:pk>/land/", files.land_file, name="land-file"),
    path("w/hotlines/files/<int:pk>/read-again/", files.read_again, name="read-again"),
    path("w/hotlines/files/<int:pk>/drop/", files.drop_file, name="drop-file"),
    path("w/hotlines/files/<int:pk>/receipt/", files.file_receipt, name="file-receipt"),
    path("w/hotlines/files/<int:pk>/results/", files.results_file, name="results-file"),
    path("w/hotlines/codes/<int:pk>/drop/", hotlines.drop_code, name="drop-code"),
    path("w/hotlines/<slug:code>/", hotlines.hotline, name="hotline"),
    path("w/hotlines/<slug:code>/import/", files.import_orders, name="import-orders"),
    path("w/hotlines/<slug:code>/export/", files.export_results, name="export-results"),
    path("w/hotlines/<slug:code>/tables/", hotlines.tables, name="tables"),
    path("w/hotlines/<slug:code>/columns/", hotlines.change_columns, name="change-columns"),
    path("w/hotlines/<slug:code>/codes/<slug:table>/", hotlines.set_code, name="set-code"),
]
