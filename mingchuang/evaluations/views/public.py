"""The citizen's door: rate in two taps, say more, look the matter up, rate the mending."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext

from mingchuang.evaluations import actions as acts
from mingchuang.evaluations.enums import FollowUpState, Grade, MendingGrade, Origin, Validity
from mingchuang.evaluations.forms.public import GradeForm, MendingGradeForm, RatingForm, WordsForm
from mingchuang.evaluations.forms.token import LINKS, PageToken, read_page, seal_page
from mingchuang.evaluations.models import FollowUp, Rating
from mingchuang.evaluations.presenters import grade_choices, progress, reason_labels
from mingchuang.evaluations.queries import Service, read_service, reason_list, terms_at
from mingchuang.evaluations.rules.follow_up import FollowUpRefused, check_regrade
from mingchuang.evaluations.rules.rating import RatedBefore, RatingRefused, TokenConflict, check_still_open
from mingchuang.foundation.errors import Refusal
from mingchuang.foundation.http import PUBLIC, AskedRequest, act, clock, page, worded
from mingchuang.foundation.http.devices import Device, has_staff_session, network_digest
from mingchuang.foundation.http.fields import show_refusal
from mingchuang.foundation.http.intake import submit
from mingchuang.foundation.http.keeping import unkept
from mingchuang.foundation.http.seals import SealRefused
from mingchuang.foundation.numbering import new_receipt
from mingchuang.organisations.models import Node

LAST = "mc-last-receipt"
AREA = "evaluations"


@act(PUBLIC, intake=True)
def rate(request: AskedRequest, code: str) -> HttpResponse:
    """Five big buttons and “send”. Loading the page writes nothing anywhere."""
    device, now = Device(request, area=AREA), clock()
    form = RatingForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _rating_page(request, code, form, device, now)
    try:
        token = read_page(form.cleaned_data["token"], window_code=code, device_hash=device.digest, now=now)
    except SealRefused as refusal:
        show_refusal(form, refusal)
        return _rating_page(request, code, form, device, now)
    try:
        given = submit(acts.give_ratings, _command(request, form, token, device, now))
    except (RatedBefore, TokenConflict) as refusal:
        context = {"message": worded(refusal), "last": request.COOKIES.get(LAST, ""), "code": code}
        return unkept(render(request, "evaluations/rated_before.html", context, status=409))
    link = LINKS.make(given.receipt, now=now)
    answer = redirect("evaluations:receipt", link)
    # so that this browser finds its way back to what it said here
    answer.set_cookie(LAST, link, max_age=24 * 3600, path=request.path, httponly=True, samesite="Lax")
    return answer


def _command(
    request: AskedRequest, form: RatingForm, token: PageToken, device: Device, now: datetime
) -> acts.GiveRating:
    return acts.GiveRating(
        receipt=token.receipt,
        window_code=token.window_code,
        grade=Grade(form.cleaned_data["grade"]),
        at=now,
        origin=token.service.origin,
        source=token.service.source,
        service_number=token.service.number,
        prompt_shown_at=token.shown_at,
        device_hash=token.device_hash,
        network_hash=network_digest(request, area=AREA),
        has_staff_session=has_staff_session(request),
    )


def _rating_page(request: AskedRequest, code: str, form: RatingForm, device: Device, now: datetime) -> HttpResponse:
    """The page with a fresh token; what was chosen stays chosen."""
    window = get_object_or_404(Node.objects.windows().filter(closed_on=None), code=code)
    try:
        service = read_service(request.GET.get("c", ""))
    except SealRefused:
        service = Service()
    token = PageToken(window_code=code, device_hash=device.digest, receipt=new_receipt(), shown_at=now, service=service)
    context = {
        "window": window,
        "choices": grade_choices(),
        "chosen": request.POST.get("grade", ""),
        "token": seal_page(token),
        "form": form,
        "is_bound": service.origin is not Origin.WALK_IN,
    }
    answer = render(request, "evaluations/rate.html", context, status=422 if form.errors else 200)
    return unkept(device.remember(answer))


@page(PUBLIC)
def receipt(request: AskedRequest, signed: str) -> HttpResponse:
    """Her receipt: what she said, where it stands, what she may still add."""
    rating = _rating(signed, clock())
    return _receipt_page(request, signed, rating) if rating else _type_it(request)


@act(PUBLIC)
def add_words(request: AskedRequest, signed: str) -> HttpResponse:
    """Reasons, words, a number; within the visit."""
    now = clock()
    rating = _rating(signed, now)
    if rating is None:
        return _type_it(request)
    if request.method != "POST":
        return redirect("evaluations:receipt", signed)
    form = _words_form(rating, request)
    if form.is_valid():
        given = form.cleaned_data
        try:
            acts.add_words(
                receipt=rating.receipt,
                reasons=given["reasons"],
                words=given["words"],
                phone=given.get("phone", ""),
                has_consent=given.get("consent", False),
                at=now,
            )
        except Refusal as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已补充，谢谢您。"))
            return redirect("evaluations:receipt", signed)
    return _receipt_page(request, signed, rating, words_form=form)


@act(PUBLIC)
def change_grade(request: AskedRequest, signed: str) -> HttpResponse:
    """Another grade, once, within the visit."""
    now = clock()
    rating = _rating(signed, now)
    if rating is None:
        return _type_it(request)
    form = GradeForm(request.POST or None, initial={"grade": rating.grade})
    if form.is_valid():
        try:
            acts.change_grade(receipt=rating.receipt, grade=Grade(form.cleaned_data["grade"]), at=now)
        except RatingRefused as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, gettext("已改评。"))
            return redirect("evaluations:receipt", signed)
    context = {"form": form, "signed": signed, "rating": rating, "choices": grade_choices()}
    return unkept(render(request, "evaluations/change.html", context, status=422 if form.errors else 200))


@act(PUBLIC)
def rate_mending(request: AskedRequest, signed: str) -> HttpResponse:
    """Satisfied with the mending? Three levels."""
    now = clock()
    rating = _rating(signed, now)
    if rating is None:
        return _type_it(request)
    form = MendingGradeForm(request.POST or None)
    if form.is_valid():
        acts.rate_mending(receipt=rating.receipt, grade=MendingGrade(form.cleaned_data["grade"]), at=now)
        messages.success(request, gettext("谢谢，您的意见会交给核对的人。"))
    return redirect("evaluations:receipt", signed)


def _rating(signed: str, now: datetime) -> Rating | None:
    """The rating behind a signed link that still opens; her own page, so only the number is left out."""
    try:
        code = LINKS.read(signed, now=now)
    except SealRefused:
        return None
    return Rating.objects.select_related("window").defer("phone").filter(receipt=code).first()


def _type_it(request: AskedRequest) -> HttpResponse:
    messages.info(request, gettext("这个链接已经过期，请输入回执码查询。"))
    return redirect("portal:track")


def _words_form(rating: Rating, request: AskedRequest) -> WordsForm:
    return WordsForm(
        request.POST or None,
        initial={"reasons": rating.reasons, "words": rating.words},
        reasons=reason_list(rating.reasons_version).offered(Grade(rating.grade)),
        with_phone=rating.is_bad,
    )


def _receipt_page(
    request: AskedRequest, signed: str, rating: Rating, words_form: WordsForm | None = None
) -> HttpResponse:
    now = clock()
    follow_up = FollowUp.objects.select_related("matter__clock").filter(rating=rating).first()
    context = {
        "rating": rating,
        "signed": signed,
        "reasons": reason_labels(rating),
        "follow_up": follow_up,
        "steps": progress(rating, follow_up, now),
        "words_form": words_form or (_words_form(rating, request) if _is_open(rating, now) else None),
        "may_regrade": follow_up is not None and _may_regrade(follow_up),
        "mending_choices": MendingGrade.choices,
    }
    status = 422 if words_form else 200
    return unkept(render(request, "evaluations/receipt.html", context, status=status))


def _is_open(rating: Rating, now: datetime) -> bool:
    visit = terms_at(rating.window).visit
    try:
        check_still_open(given_at=rating.given_at, at=now, visit=visit, is_valid=rating.validity == Validity.VALID)
    except RatingRefused:
        return False
    return True


def _may_regrade(row: FollowUp) -> bool:
    try:
        check_regrade(state=FollowUpState(row.state), has_regraded=row.regraded_at is not None)
    except FollowUpRefused:
        return False
    return True
