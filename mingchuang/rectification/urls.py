"""Addresses of rectification, written whole from the root of the site."""

from django.urls import path

from mingchuang.rectification.views import ledger, steps

app_name = "rectification"

urlpatterns = [
    path("w/mending/", ledger.ledger_page, name="ledger"),
    path("w/mending/export/", ledger.export, name="export"),
    path("w/mending/enter/", steps.enter, name="enter"),
    path("w/mending/rule/", steps.mending_rule, name="mending-rule"),
    path("w/mending/<int:matter_id>/", ledger.record, name="record"),
    path("w/mending/<int:matter_id>/files/<int:file_id>/", ledger.evidence_file, name="evidence-file"),
    path("w/mending/<int:matter_id>/plan/", steps.plan, name="plan"),
    path("w/mending/<int:matter_id>/submit/", steps.submit, name="submit"),
    path("w/mending/<int:matter_id>/return/", steps.return_, name="return"),
    path("w/mending/<int:matter_id>/close/", steps.close, name="close"),
    path("w/mending/<int:matter_id>/extend/", steps.extend, name="extend"),
    path("w/mending/<int:matter_id>/reopen/", steps.reopen, name="reopen"),
]
