"""Addresses of pledges, written whole from the root of the site. The public pages are the portal's."""

from django.urls import path

from mingchuang.pledges.views import acts, deeds, rounds, turns, workspace

app_name = "pledges"

# Numbers begin with a year, so they cannot be taken for one of the words before them.
urlpatterns = [
    path("w/pledges/", workspace.pledges, name="pledges"),
    path("w/pledges/draft/", acts.draft_pledge, name="draft-pledge"),
    path("w/pledges/import/", rounds.import_pledges, name="import-pledges"),
    path("w/pledges/import/template/", rounds.pledge_sheet, name="pledge-sheet"),
    path("w/pledges/rounds/", rounds.rounds, name="rounds"),
    path("w/pledges/rounds/open/", rounds.open_round, name="open-round"),
    path("w/pledges/rounds/<int:pk>/", rounds.round_page, name="round"),
    path("w/pledges/rounds/<int:pk>/change/", rounds.change_round, name="change-round"),
    path("w/pledges/rounds/<int:pk>/review/", rounds.review_round, name="review-round"),
    path("w/pledges/rounds/<int:pk>/publish/", rounds.publish_round, name="publish-round"),
    path("w/pledges/templates/offer/", rounds.offer_template, name="offer-template"),
    path("w/pledges/templates/adopt/", rounds.adopt_templates, name="adopt-templates"),
    path("w/pledges/templates/<int:pk>/change/", rounds.change_template, name="change-template"),
    path("w/pledges/turns/", turns.turns, name="turns"),
    path("w/pledges/turns/<int:pk>/take/", turns.take_turn, name="take-turn"),
    path("w/pledges/turns/cycle/", turns.set_cycle, name="set-cycle"),
    path("w/pledges/turns/cycle/<int:pk>/stop/", turns.stop_cycle, name="stop-cycle"),
    path("w/pledges/matters/<int:pk>/", workspace.matter, name="matter"),
    path("w/pledges/evidence/<int:pk>/", workspace.evidence, name="evidence"),
    path("w/pledges/<slug:number>/", workspace.pledge, name="pledge"),
    path("w/pledges/<slug:number>/reword/", acts.reword_pledge, name="reword-pledge"),
    path("w/pledges/<slug:number>/review/", acts.review_pledge, name="review-pledge"),
    path("w/pledges/<slug:number>/publish/", acts.publish_pledge, name="publish-pledge"),
    path("w/pledges/<slug:number>/report/", acts.report_fulfilment, name="report-fulfilment"),
    path("w/pledges/<slug:number>/examine/", acts.examine_fulfilment, name="examine-fulfilment"),
    path("w/pledges/<slug:number>/withdraw/", acts.withdraw_pledge, name="withdraw-pledge"),
    path("w/deeds/", deeds.deeds, name="deeds"),
    path("w/deeds/plan/", deeds.plan_deed, name="plan-deed"),
    path("w/deeds/files/<int:pk>/", deeds.deed_file, name="deed-file"),
    path("w/deeds/<slug:number>/", deeds.deed, name="deed"),
    path("w/deeds/<slug:number>/reword/", deeds.reword_deed, name="reword-deed"),
    path("w/deeds/<slug:number>/report/", deeds.report_deed, name="report-deed"),
    path("w/deeds/<slug:number>/confirm/", deeds.confirm_deed, name="confirm-deed"),
    path("w/deeds/<slug:number>/return/", deeds.return_deed, name="return-deed"),
    path("w/deeds/<slug:number>/drop/", deeds.drop_deed, name="drop-deed"),
]
