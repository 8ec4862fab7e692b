"""Addresses of pledges, written whole from the root of the site. The public pages are the portal's."""

from django.urls import path

from mingchuang.pledges.views import acts, workspace

app_name = "pledges"

# Numbers begin with a year, so they cannot be taken for one of the words before them.
urlpatterns = [
    path("w/pledges/", workspace.pledges, name="pledges"),
    path("w/pledges/draft/", acts.draft_pledge, name="draft-pledge"),
    path("w/pledges/matters/<int:pk>/", workspace.matter, name="matter"),
    path("w/pledges/evidence/<int:pk>/", workspace.evidence, name="evidence"),
    path("w/pledges/<slug:number>/", workspace.pledge, name="pledge"),
    path("w/pledges/<slug:number>/reword/", acts.reword_pledge, name="reword-pledge"),
    path("w/pledges/<slug:number>/publish/", acts.publish_pledge, name="publish-pledge"),
    path("w/pledges/<slug:number>/report/", acts.report_fulfilment, name="report-fulfilment"),
    path("w/pledges/<slug:number>/examine/", acts.examine_fulfilment, name="examine-fulfilment"),
    path("w/pledges/<slug:number>/withdraw/", acts.withdraw_pledge, name="withdraw-pledge"),
]
