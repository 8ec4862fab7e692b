"""Addresses of exchange, written whole from the root of the site."""

from django.urls import include, path

from mingchuang.exchange.api import guide, machine_addresses
from mingchuang.exchange.views import clients

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
]
