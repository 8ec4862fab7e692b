"""Addresses of the tree and of accounts. Everything here is for staff, but for the door itself."""

from django.urls import path

from mingchuang.organisations.views import importing, signing, workspace

app_name = "organisations"

public = [
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("password/", signing.change_password, name="change-password"),
]
staff = [
    path("tree/", workspace.tree, name="tree"),
    path("tree/import/", importing.import_tree, name="import-tree"),
    path("tree/template.xlsx", importing.tree_template, name="tree-template"),
    path("tree/<slug:code>/", workspace.node, name="node"),
    path("journal/", workspace.journal_page, name="journal"),
    path("accounts/", workspace.accounts, name="accounts"),
    path("accounts/open/", workspace.open_account, name="open-account"),
    path("accounts/<slug:username>/grant-role/", workspace.grant_role, name="grant-role"),
    path("accounts/roles/<int:pk>/revoke/", workspace.revoke_role, name="revoke-role"),
]
urlpatterns = [*public, *staff]
