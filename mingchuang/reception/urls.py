"""Addresses of the reception, written whole from the root of the site."""

from django.urls import path

from mingchuang.reception.views import contacts, notices, public, services, steps

app_name = "reception"

urlpatterns = [
    path("notice/<str:code>/", notices.shown_to_public, name="public-notice"),
    path("service/ask/", public.ask, name="ask-service"),
    path("service/<str:code>/", public.receipt, name="service-receipt"),
    path("w/first/", contacts.contacts, name="contacts"),
    path("w/first/new/", contacts.register, name="register"),
    path("w/first/export/", contacts.export, name="export-contacts"),
    path("w/first/phone/", contacts.calls_told, name="phone-log"),
    path("w/first/phone/export/", contacts.export_calls, name="export-phone-log"),
    path("w/first/rule/", services.rule, name="rule"),
    path("w/first/offers/<int:offer_id>/accept/", steps.accept, name="accept-offer"),
    path("w/first/offers/<int:offer_id>/refuse/", steps.refuse, name="refuse-offer"),
    path("w/first/second/<int:pk>/", steps.decide_second, name="decide-second"),
    path("w/first/<int:matter_id>/", contacts.contact, name="contact"),
    path("w/first/<int:matter_id>/offer/", steps.offer, name="offer"),
    path("w/first/<int:matter_id>/settle/", steps.settle, name="settle"),
    path("w/first/<int:matter_id>/tell/", steps.tell, name="tell"),
    path("w/first/<int:matter_id>/second/", steps.ask_second, name="ask-second"),
    path("w/first/<int:matter_id>/person/", steps.person, name="contact-person"),
    path("w/notices/", notices.notices, name="notices"),
    path("w/notices/new/", notices.give, name="give-notice"),
    path("w/notices/<int:pk>/", notices.notice, name="notice"),
    path("w/notices/<int:pk>/paper/", notices.notice_paper, name="notice-paper"),
    path("w/notices/<int:pk>/sign/", notices.sign, name="sign-notice"),
    path("w/services/", services.services, name="services"),
    path("w/services/new/", services.enter, name="enter-service"),
    path("w/services/<int:matter_id>/", services.service, name="service"),
    path("w/services/<int:matter_id>/assign/", services.assign, name="assign-service"),
    path("w/services/<int:matter_id>/reopen/", services.reopen, name="reopen-service"),
    path("w/services/<int:matter_id>/offer/", services.offer, name="offer-service"),
    path("w/services/<int:matter_id>/accept/", services.accept, name="accept-service"),
    path("w/services/<int:matter_id>/put-back/", services.put_back, name="put-back-service"),
    path("w/services/<int:matter_id>/authorise/", services.authorise, name="authorise-service"),
    path("w/services/<int:matter_id>/hand-back/", services.hand_back, name="hand-back"),
    path("w/services/<int:matter_id>/finish/", services.finish, name="finish-service"),
    path("w/services/<int:matter_id>/decline/", services.decline, name="decline-service"),
    path("w/services/<int:matter_id>/call-off/", services.call_off, name="call-off-service"),
    path("w/services/<int:matter_id>/person/", services.person, name="service-person"),
]
