"""Results for a hotline, in its own columns and codes, as Excel or CSV. No cell is taken for a formula."""

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from mingchuang.exchange.actions.files import note_results_written
from mingchuang.exchange.enums import FileForm, ResultField
from mingchuang.exchange.models import CarriedFile, Hotline, Outcome
from mingchuang.exchange.models.hotline import OutcomeQuerySet
from mingchuang.exchange.queries.hotlines import result_codes, unit_codes
from mingchuang.exchange.sheets.tables import FileRefused
from mingchuang.foundation.access import Actor
from mingchuang.foundation.http.downloads import EXCEL
from mingchuang.foundation.sheets.cells import cleaned
from mingchuang.foundation.sheets.spec import Column, SheetSpec
from mingchuang.foundation.sheets.writing import FORMULA_STARTS, write_rows

MOST = 20_000
SHEET = "办理结果"
ENCODINGS = {FileForm.CSV_UTF8: "utf-8-sig", FileForm.CSV_GB: "gb18030"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFile:
    """The finished file."""

    name: str
    data: bytes
    media_type: str
    row: CarriedFile


def write_results(hotline: Hotline, *, actor: Actor, at: datetime) -> ResultFile:
    """Everything the hotline was not told by file yet. Raises `FileRefused` when there is nothing."""
    last = hotline.files.order_by("-last").values_list("last", flat=True).first() or 0
    outcomes = list(_outcomes(hotline, last)[:MOST])
    if not outcomes:
        raise FileRefused("上次导出以后没有新的办理结果。")
    rows = rows_of(hotline, outcomes)
    name = f"{hotline.name_zh}-办理结果-{timezone.localtime(at):%Y%m%d-%H%M}"
    made = note_results_written(
        actor=actor,
        hotline=hotline,
        name=name,
        sha256=_digest(hotline, rows),
        positions=[outcome.position for outcome in outcomes],
        written=len(rows),
        at=at,
    )
    return _file(hotline, made, rows)


def results_again(file: CarriedFile) -> ResultFile:
    """The file of a former run once more, from the outcomes it told; in the columns and codes of today."""
    hotline = file.hotline
    outcomes = list(_outcomes(hotline, file.first - 1).filter(position__lte=file.last))
    return _file(hotline, file, rows_of(hotline, outcomes))


def rows_of(hotline: Hotline, outcomes: Sequence[Outcome]) -> list[Mapping[str, str]]:
    """One row an outcome, by field."""
    results, units = result_codes(hotline), unit_codes(hotline)
    return [_row(outcome, results, units) for outcome in outcomes]


def _row(outcome: Outcome, results: Mapping[str, tuple[str, str]], units: Mapping[str, str]) -> Mapping[str, str]:
    code, label = results[outcome.result]
    unit = outcome.unit
    return {
        ResultField.NUMBER: outcome.order.number,
        ResultField.RESULT: code,
        ResultField.RESULT_LABEL: label,
        ResultField.AT: timezone.localtime(outcome.at).strftime("%Y-%m-%d %H:%M:%S"),
        ResultField.UNIT: units.get(unit.code, unit.code) if unit else "",
        ResultField.UNIT_NAME: unit.name_zh if unit else "",
        ResultField.TEXT: outcome.text,
        ResultField.OWN_NUMBER: outcome.order.voice.number,
    }


def _outcomes(hotline: Hotline, position: int) -> OutcomeQuerySet:
    return Outcome.objects.filter(hotline=hotline).after(position).select_related("order__voice", "unit")


def _file(hotline: Hotline, row: CarriedFile, rows: Sequence[Mapping[str, str]]) -> ResultFile:
    form = FileForm(hotline.form)
    if form is FileForm.EXCEL:
        columns = tuple(Column(key=key, title_zh=title, width=20) for title, key in hotline.out_columns)
        data = write_rows(SheetSpec(name_zh=SHEET, columns=columns), rows)
        return ResultFile(name=f"{row.name}.xlsx", data=data, media_type=EXCEL, row=row)
    data = csv_text(hotline, rows).encode(ENCODINGS[form])
    return ResultFile(name=f"{row.name}.csv", data=data, media_type="text/csv", row=row)


def csv_text(hotline: Hotline, rows: Sequence[Mapping[str, str]]) -> str:
    """The rows as CSV; a cell that a program could take for a formula is marked as text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([title for title, _ in hotline.out_columns])
    for row in rows:
        writer.writerow([_safe(row[key]) for _, key in hotline.out_columns])
    return out.getvalue()


def _safe(text: str) -> str:
    kept = cleaned(text)
    return f"'{kept}" if kept.startswith(FORMULA_STARTS) else kept


def _digest(hotline: Hotline, rows: Sequence[Mapping[str, str]]) -> str:
    """Of the contents, since a workbook carries the minute in which it was made."""
    return hashlib.sha256(csv_text(hotline, rows).encode()).hexdigest()
