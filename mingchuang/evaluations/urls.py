"""Addresses of evaluations, written whole from the root of the site."""

from django.urls import path, re_path

from mingchuang.evaluations.views import public, ratings, steps, windows

app_name = "evaluations"

citizens = [
    path("r/<slug:code>/", public.rate, name="rate"),
    path("receipt/s/<str:signed>/", public.receipt, name="receipt"),
    path("receipt/s/<str:signed>/words/", public.add_words, name="add-words"),
    path("receipt/s/<str:signed>/change/", public.change_grade, name="change-grade"),
    path("receipt/s/<str:signed>/mending/", public.rate_mending, name="rate-mending"),
]
staff = [
    path("w/ratings/", ratings.rating_list, name="ratings"),
    path("w/ratings/windows/", windows.windows, name="windows"),
    path("w/ratings/windows/<slug:code>/card/", windows.card, name="card"),
    re_path(r"^w/ratings/windows/(?P<code>[-\w]+)/qr\.(?P<kind>svg|png)$", windows.qr_image, name="qr-image"),
    path("w/ratings/rule/", windows.rating_rule, name="rating-rule"),
    path("w/ratings/<int:rating_id>/", ratings.rating, name="rating"),
    path("w/ratings/<int:rating_id>/clear/", ratings.clear_suspicion, name="clear-suspicion"),
    path("w/ratings/follow-ups/", ratings.follow_up_list, name="follow-ups"),
    path("w/ratings/follow-ups/<int:matter_id>/", ratings.follow_up, name="follow-up"),
    path("w/ratings/follow-ups/<int:matter_id>/verify/", steps.verify, name="verify"),
    path("w/ratings/follow-ups/<int:matter_id>/mend/", steps.mend, name="mend"),
    path("w/ratings/follow-ups/<int:matter_id>/answer/", steps.answer, name="answer"),
    path("w/ratings/follow-ups/<int:matter_id>/appeal/", steps.appeal, name="appeal"),
    path("w/ratings/follow-ups/<int:matter_id>/decide-appeal/", steps.decide_appeal, name="decide-appeal"),
    path("w/ratings/follow-ups/<int:matter_id>/return/", steps.return_, name="return"),
    path("w/ratings/follow-ups/<int:matter_id>/close/", steps.close, name="close"),
    path("w/ratings/follow-ups/<int:matter_id>/reopen/", steps.reopen, name="reopen"),
    path("w/ratings/follow-ups/<int:matter_id>/phone/", steps.open_phone, name="open-phone"),
]
urlpatterns = [*citizens, *staff]
