"""Addresses of casework, written whole from the root of the site."""

from django.urls import path

from mingchuang.casework.views import cases, counts, handing, papers, parts, public, receiving, steps, terms, timing

app_name = "casework"

OF_PART = {"of_part": True}

urlpatterns = [
    path("case/<str:receipt>/", public.track, name="track"),
    path("w/cases/", cases.cases, name="cases"),
    path("w/cases/receive/", receiving.receive, name="receive"),
    path("w/cases/effects/", cases.effects, name="effects"),
    path("w/cases/terms/", terms.terms, name="terms"),
    path("w/cases/terms/set/", terms.set_terms, name="set-terms"),
    path("w/cases/evidence/<int:pk>/", papers.evidence, name="evidence"),
    path("w/cases/matters/<int:matter_id>/", cases.matter, name="matter"),
    path("w/cases/parts/<int:pk>/", parts.part, name="part"),
    path("w/cases/parts/<int:pk>/finish/", parts.finish, name="finish-part"),
    path("w/cases/parts/<int:pk>/offer/", handing.offer, OF_PART, name="offer-part"),
    path("w/cases/parts/<int:pk>/pause/", timing.ask_pause, OF_PART, name="ask-part-pause"),
    path("w/cases/parts/<int:pk>/pause/approve/", timing.approve_pause, OF_PART, name="approve-part-pause"),
    path("w/cases/parts/<int:pk>/pause/refuse/", timing.refuse_pause, OF_PART, name="refuse-part-pause"),
    path("w/cases/parts/<int:pk>/pause/end/", timing.end_pause, OF_PART, name="end-part-pause"),
    path("w/cases/parts/<int:pk>/pause/tell/", timing.tell_pause, OF_PART, name="tell-part-pause"),
    path("w/cases/parts/<int:pk>/extend/", timing.extend, OF_PART, name="extend-part"),
    path("w/cases/<int:pk>/", cases.case, name="case"),
    path("w/cases/<int:pk>/slip/", papers.slip, name="slip"),
    path("w/cases/<int:pk>/papers/<int:paper_id>/", papers.paper, name="paper"),
    path("w/cases/<int:pk>/accept/", steps.accept, name="accept"),
    path("w/cases/<int:pk>/notify/", steps.notify, name="notify"),
    path("w/cases/<int:pk>/second-notice/", steps.second_notice, name="second-notice"),
    path("w/cases/<int:pk>/second-notice/decide/", steps.decide_second_notice, name="decide-second-notice"),
    path("w/cases/<int:pk>/supplement/", steps.supplement, name="supplement"),
    path("w/cases/<int:pk>/refuse/", steps.refuse, name="refuse"),
    path("w/cases/<int:pk>/step/", steps.finish_step, name="finish-step"),
    path("w/cases/<int:pk>/decide/", steps.decide, name="decide"),
    path("w/cases/<int:pk>/deliver/", steps.deliver, name="deliver"),
    path("w/cases/<int:pk>/withdraw/", steps.withdraw, name="withdraw"),
    path("w/cases/<int:pk>/hand-over/", handing.hand_over, name="hand-over"),
    path("w/cases/<int:pk>/offer/", handing.offer, name="offer"),
    path("w/cases/<int:pk>/close/", steps.close, name="close"),
    path("w/cases/<int:pk>/applicant/", steps.open_applicant, name="open-applicant"),
    path("w/cases/<int:pk>/pause/", timing.ask_pause, name="ask-pause"),
    path("w/cases/<int:pk>/pause/approve/", timing.approve_pause, name="approve-pause"),
    path("w/cases/<int:pk>/pause/refuse/", timing.refuse_pause, name="refuse-pause"),
    path("w/cases/<int:pk>/pause/end/", timing.end_pause, name="end-pause"),
    path("w/cases/<int:pk>/pause/tell/", timing.tell_pause, name="tell-pause"),
    path("w/cases/<int:pk>/extend/", timing.extend, name="extend"),
    path("w/cases/<int:pk>/parts/", parts.lay_out, name="lay-out-parts"),
    path("w/counts/", counts.counts, name="counts"),
    path("w/counts/enter/", counts.enter_counts, name="enter-counts"),
    path("w/counts/import/", counts.import_counts, name="import-counts"),
    path("w/counts/template/", counts.count_template, name="count-template"),
]
