"""One row for every address where people are served, watched and connected; part of the sample rows."""

from collections.abc import Callable
from functools import partial

from mingchuang.casework.actions import ask_case_pause, lay_out_parts
from mingchuang.following.actions import NewFile
from tests.cast import NOON, Cast
from tests.consistency.sample import Sample
from tests.factories.callbacks import make_call, make_card, make_draw
from tests.factories.casework import accepted, three_units
from tests.factories.exchange import key_of, landed_file, make_client, make_hotline, tried_file, written_results
from tests.factories.following import a_recount, make_offer
from tests.factories.outreach import held_stop, make_stop, make_tour
from tests.factories.queueing import QUEUE_FILLED, queue_address
from tests.factories.reception import handed_contact, make_contact, make_notice, make_service, second_asked
from tests.factories.supervision import make_stall_order


def a_key(cast: Cast) -> Sample:
    client = make_client(cast)
    key_of(cast, client)
    return Sample(kwargs={"pk": client.keys.get().pk})


CASE_PAGES = (
    "case", "slip", "accept", "notify", "second-notice", "decide-second-notice", "supplement", "refuse", "finish-step",
    "decide", "deliver", "withdraw", "close", "open-applicant", "ask-pause", "approve-pause", "refuse-pause",
    "end-pause", "tell-pause", "extend", "lay-out-parts", "hand-over", "offer",
)  # fmt: skip
PART_PAGES = (
    "part", "finish-part", "offer-part", "ask-part-pause", "approve-part-pause", "refuse-part-pause",
    "end-part-pause", "tell-part-pause", "extend-part",
)  # fmt: skip


def a_stall_order(cast: Cast) -> Sample:
    return Sample(kwargs={"matter_id": make_stall_order(cast).pk})


def an_offer(cast: Cast) -> Sample:
    return Sample(kwargs={"pk": make_offer(cast.other_bureau, to=cast.bureau, staff=cast.zhou.staff).pk})


def a_case(cast: Cast) -> Sample:
    return Sample(kwargs={"pk": accepted(cast).pk})


def a_paper(cast: Cast) -> Sample:
    case = accepted(cast)
    return Sample(kwargs={"pk": case.pk, "paper_id": case.papers.get().pk})


def a_proof(cast: Cast) -> Sample:
    case = accepted(cast)
    asked = ask_case_pause(
        actor=cast.lin.actor, case_id=case.pk, cause="testing", reason="送检", basis="第四十五条",
        out_on=NOON.date(), evidence=[NewFile(name="委托书.txt", data=b"proof")], at=NOON,
    )  # fmt: skip
    return Sample(kwargs={"pk": asked.evidence.get().pk})


def a_part(cast: Cast) -> Sample:
    case = accepted(cast)
    parts = lay_out_parts(actor=cast.lin.actor, case_id=case.pk, parts=three_units(cast), at=NOON)
    return Sample(kwargs={"pk": parts[0].pk})


def a_stop_photo(cast: Cast) -> Sample:
    stop = held_stop(cast)
    return Sample(kwargs={"pk": stop.pk, "photo_id": stop.photos.get().pk})


SERVICE_PAGES = (
    "service", "assign-service", "accept-service", "put-back-service", "authorise-service", "hand-back",
    "finish-service", "decline-service", "call-off-service", "service-person", "offer-service",
    "reopen-service",
)  # fmt: skip


def a_queue_page(page: str, cast: Cast) -> Sample:
    return Sample(kwargs=queue_address(cast, page))


SERVED: dict[str, Callable[[Cast], Sample]] = {
    **{f"supervision:{page}": a_stall_order for page in ("order", "report-order", "check-order")},
    "workspace:offer": an_offer,
    "following:set-clock-rule": lambda cast: Sample(kwargs={"code": cast.bureau.code}),
    "following:recount": lambda cast: Sample(kwargs={"pk": a_recount(cast).pk}),
    **dict.fromkeys((f"casework:{page}" for page in CASE_PAGES), a_case),
    **dict.fromkeys((f"casework:{page}" for page in PART_PAGES), a_part),
    "casework:paper": a_paper,
    "casework:evidence": a_proof,
    "casework:matter": lambda cast: Sample(kwargs={"matter_id": accepted(cast).matter_id}),
    "casework:track": lambda cast: Sample(kwargs={"receipt": accepted(cast).receipt}),
    "exchange:api-nowhere": lambda _: Sample(kwargs={"rest": "nowhere"}),
    **dict.fromkeys(
        ("exchange:client", "exchange:change-client", "exchange:make-key"),
        lambda cast: Sample(kwargs={"pk": make_client(cast).pk}),
    ),
    "exchange:revoke-key": a_key,
    **dict.fromkeys(
        ("exchange:api-order", "exchange:api-call-back", "exchange:api-ask-return"),
        lambda _: Sample(kwargs={"hotline": "city-12345", "number": "1"}),
    ),
    "exchange:api-results": lambda _: Sample(kwargs={"hotline": "city-12345"}),
    "exchange:api-case": lambda _: Sample(kwargs={"external_number": "1"}),
    **dict.fromkeys(
        (f"exchange:{page}" for page in ("hotline", "tables", "change-columns", "import-orders", "export-results")),
        lambda cast: Sample(kwargs={"code": make_hotline(cast).code}),
    ),
    "exchange:set-code": lambda cast: Sample(kwargs={"code": make_hotline(cast).code, "table": "unit"}),
    "exchange:drop-code": lambda cast: Sample(kwargs={"pk": make_hotline(cast).codes.order_by("pk")[0].pk}),
    **dict.fromkeys(
        ("exchange:file", "exchange:land-file", "exchange:read-again", "exchange:drop-file"),
        lambda cast: Sample(kwargs={"pk": tried_file(cast).pk}),
    ),
    "exchange:file-receipt": lambda cast: Sample(kwargs={"pk": landed_file(cast).pk}),
    "exchange:results-file": lambda cast: Sample(kwargs={"pk": written_results(cast).pk}),
    **{f"queueing:{page}": partial(a_queue_page, page) for page in QUEUE_FILLED},
    **dict.fromkeys(
        ("callbacks:call", "callbacks:make-call", "callbacks:open-callee"),
        lambda cast: Sample(kwargs={"call_id": make_call(cast).pk}),
    ),
    **dict.fromkeys(
        ("callbacks:answer-card", "callbacks:type-in-card"), lambda cast: Sample(kwargs={"code": make_card(cast).code})
    ),
    "callbacks:give-card": lambda cast: Sample(kwargs={"matter_id": make_card(cast).matter_id}),
    "callbacks:draw": lambda cast: Sample(kwargs={"pk": make_draw(cast).pk}),
    **dict.fromkeys(
        (f"reception:{page}" for page in ("contact", "offer", "settle", "tell", "ask-second", "contact-person")),
        lambda cast: Sample(kwargs={"matter_id": make_contact(cast, person_name="王小明").pk}),
    ),
    **dict.fromkeys(
        ("reception:accept-offer", "reception:refuse-offer"),
        lambda cast: Sample(kwargs={"offer_id": handed_contact(cast).pk}),
    ),
    "reception:decide-second": lambda cast: Sample(kwargs={"pk": second_asked(cast).pk}),
    "reception:public-notice": lambda cast: Sample(kwargs={"code": make_notice(cast).code}),
    **dict.fromkeys(
        (f"reception:{page}" for page in ("notice", "notice-paper", "sign-notice")),
        lambda cast: Sample(kwargs={"pk": make_notice(cast).pk}),
    ),
    "reception:service-receipt": lambda cast: Sample(kwargs={"code": make_service(cast).receipt}),
    **dict.fromkeys(
        (f"reception:{page}" for page in SERVICE_PAGES),
        lambda cast: Sample(kwargs={"matter_id": make_service(cast).pk}),
    ),
    **dict.fromkeys(
        (f"outreach:{page}" for page in ("stop", "hold", "cancel", "take")),
        lambda cast: Sample(kwargs={"pk": make_stop(cast).pk}),
    ),
    "outreach:stop-photo": a_stop_photo,
    "outreach:end-tour": lambda cast: Sample(kwargs={"pk": make_tour(cast).pk}),
}
