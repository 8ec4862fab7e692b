"""Addresses of the tree and of accounts. Everything here is for staff, but for the door itself."""

from django.urls import path

from mingchuang.organisations.views import handing, importing, posts, presence, signing, staff, workspace

app_name = "organisations"

public = [
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("password/", signing.change_password, name="change-password"),
]
people = [
    path("whereabouts/", presence.whereabouts, name="whereabouts"),
    path("whereabouts/mine/", presence.set_mine, name="set-my-whereabouts"),
    path("whereabouts/past/", presence.past, name="past-whereabouts"),
    path("hand-overs/", handing.hand_overs, name="hand-overs"),
    path("hand-overs/<int:pk>/", handing.answer, name="hand-over"),
    path("hand-overs/<int:pk>/give-back/", handing.give_back, name="give-back-post"),
    path("tenures/<int:pk>/hand-over/", handing.hand_over, name="hand-over-post"),
    path("tenures/<int:pk>/end/", staff.end_tenure, name="end-tenure"),
    path("staff/<int:pk>/", staff.person, name="person"),
    path("staff/<int:pk>/photo.jpg", staff.photo, name="photo"),
    path("staff/<int:pk>/change/", staff.change, name="change-staff"),
    path("staff/<int:pk>/leave/", staff.leave, name="leave-service"),
    path("staff/<int:pk>/appoint/", staff.appoint, name="appoint"),
    path("staff/<int:pk>/whereabouts/", presence.set_of, name="set-whereabouts"),
    path("staff/<int:pk>/award-mark/", posts.award, name="award-mark"),
    path("posts/<int:pk>/", posts.change, name="change-post"),
    path("posts/<int:pk>/close/", posts.close, name="close-post"),
    path("marks/<int:pk>/withdraw/", posts.withdraw, name="withdraw-mark"),
    path("mark-kinds/add/", posts.add_kind, name="add-kind-of-mark"),
    path("tree/<slug:code>/register-staff/", staff.register, name="register-staff"),
    path("tree/<slug:code>/award-mark/", posts.award_place, name="award-place"),
    path("tree/<slug:code>/naming/", posts.naming, name="choose-naming"),
    path("tree/<slug:code>/print/", posts.print_place, name="print-place"),
]
desk = [
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
urlpatterns = [*public, *people, *desk]
