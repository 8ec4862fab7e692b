"""Addresses of call-backs, written whole from the root of the site."""

from django.urls import path

from mingchuang.callbacks.views import calls, cards, public, settings

app_name = "callbacks"

urlpatterns = [
    path("card/<str:code>/", public.answer_card, name="answer-card"),
    path("w/calls/", calls.calls, name="calls"),
    path("w/calls/next/", calls.next_, name="next"),
    path("w/calls/rates/", settings.rates, name="rates"),
    path("w/calls/rule/", settings.rule, name="rule"),
    path("w/calls/script/", settings.script, name="script"),
    path("w/calls/draws/", settings.draws, name="draws"),
    path("w/calls/draws/<int:pk>/", settings.draw, name="draw"),
    path("w/calls/card/", cards.find_card, name="find-card"),
    path("w/calls/card/<str:code>/", cards.type_in_card, name="type-in-card"),
    path("w/calls/give-card/<int:matter_id>/", cards.give_card, name="give-card"),
    path("w/calls/<int:call_id>/", calls.call, name="call"),
    path("w/calls/<int:call_id>/make/", calls.make_call, name="make-call"),
    path("w/calls/<int:call_id>/person/", calls.open_callee, name="open-callee"),
]
