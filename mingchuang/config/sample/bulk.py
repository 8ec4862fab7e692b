"""Good ratings written many at a time: the same rows, the same entries and commitments as the act gives."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from django.db import connection
from django.db.models import DateField, Field, JSONField, Model
from django.utils import timezone

from mingchuang.evaluations.actions import GiveRating
from mingchuang.evaluations.actions.giving import committed_content
from mingchuang.evaluations.facts import RatingGiven
from mingchuang.evaluations.models import Rating
from mingchuang.evaluations.queries import reason_list
from mingchuang.evaluations.rules.rating import (
    RatingTerms,
    body_digest,
    commitment,
    suspicions,
    visit_slot,
    words_digest,
)
from mingchuang.foundation.access import Actor
from mingchuang.foundation.journal.recording import Happening, record_many
from mingchuang.organisations.models import Node


def write_ratings(commands: Sequence[GiveRating], *, windows: Mapping[str, Node], salts: Iterator[str]) -> None:
    """Write good ratings with their journal entries; those that nobody has to answer for, and that repeat nothing."""
    if any(command.grade.is_bad for command in commands):
        raise ValueError("a bad rating opens a follow-up: it goes through the act")
    ratings = [_rating(command, windows[command.window_code], next(salts)) for command in commands]
    insert_rows(Rating, ratings)
    ids = dict(Rating.objects.filter(receipt__in=[one["receipt"] for one in ratings]).values_list("receipt", "pk"))
    citizen = Actor.citizen()
    record_many([_given(one, ids[one["receipt"]], windows, citizen) for one in ratings])


def _rating(command: GiveRating, window: Node, salt: str) -> dict[str, Any]:
    terms = RatingTerms()
    marks = suspicions(
        terms=terms,
        at=command.at,
        zone=timezone.get_default_timezone(),
        seen_from_network=0,
        has_staff_session=command.has_staff_session,
        same_words=0,
    )
    return {
        "receipt": command.receipt,
        "window_id": window.pk,
        "path": window.path,
        "site_path": window.site_path,
        "grade": command.grade.value,
        "first_grade": command.grade.value,
        "code_list": command.code_list.value,
        "reasons": list(command.reasons),
        "reasons_version": reason_list().version,
        "words": command.words,
        "origin": command.origin.value,
        "source": command.source,
        "service_number": command.service_number or None,
        "given_at": command.at,
        "local_on": timezone.localdate(command.at),
        "prompt_shown_at": command.prompt_shown_at,
        "visit_slot": visit_slot(command.at, terms.visit),
        "device_hash": command.device_hash or None,
        "network_hash": command.network_hash or None,
        "words_hash": words_digest(command.words) or None,
        "body_digest": body_digest(command.body()),
        "salt": salt,
        "is_suspect": bool(marks),
        "suspicions": [mark.value for mark in marks],
        "window_code": command.window_code,
    }


def _given(row: dict[str, Any], pk: int, windows: Mapping[str, Node], citizen: Actor) -> Happening:
    told = ("receipt", "code_list", "origin", "given_at")
    rating = Rating(pk=pk, window=windows[row["window_code"]], **{name: row[name] for name in told})
    fact = RatingGiven(commitment=commitment(row["salt"], committed_content(rating, row["first_grade"])))
    return Happening(fact=fact, actor=citizen, subject=rating, path=row["path"], at=row["given_at"])


def insert_rows(model: type[Model], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows without making objects of them; columns they leave out take the model's defaults."""
    if not rows:
        return
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    given = [field for field in fields if field.attname in rows[0]]
    silent = [field for field in fields if field.attname not in rows[0]]
    rest = [field.get_db_prep_save(field.get_default(), connection) for field in silent]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in (*given, *silent))
    places = ", ".join(["%s"] * len(fields))
    columns_of = [_written(field, [row[field.attname] for row in rows]) for field in given]
    data = [(*values, *rest) for values in zip(*columns_of, strict=True)]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})", data)  # noqa: S608


def _written(field: Field[Any, Any], values: list[Any]) -> list[Any]:
    """One column as the database takes it: only days, moments and lists look different there."""
    if not isinstance(field, DateField | JSONField):
        return values
    write = partial(field.get_db_prep_save, connection=connection)
    return [None if value is None else write(value) for value in values]
