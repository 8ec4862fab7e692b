"""Datasets into Parquet under the data folder: idempotent, atomic, each version known by the digest of its content."""

import fcntl
import hashlib
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv
import pyarrow.parquet as pq
from django.conf import settings

from mingchuang.analytics.registry import ColumnType, Dataset, Row, dataset_named

ARROW_TYPES = {
    ColumnType.WHOLE: pa.int64(),
    ColumnType.DECIMAL: pa.float64(),
    ColumnType.TEXT: pa.string(),
    ColumnType.DAY: pa.date32(),
    ColumnType.MOMENT: pa.timestamp("us", tz="UTC"),
    ColumnType.TRUTH: pa.bool_(),
}
WHOLE_TABLE, UNDATED = "all", "undated"
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedDataset:
    """One version of a dataset on disk. `digest` is the SHA-256 over its content, whatever wrote it."""

    dataset: Dataset
    digest: str
    rows: int
    files: tuple[Path, ...]


def load(name: str, *, since: date | None = None) -> LoadedDataset:
    """Bring a dataset up to date and give its new version.

    1. The area's reader gives rows; they become columns, sorted by key, cut by month.
    2. A month whose content is the same as before is left alone; others are written beside it and renamed.
    3. The manifest is renamed last, so that a reader sees the old version or the new one, never half.

    With `since` only the months from that day's month on are read and replaced.
    """
    dataset = dataset_named(name)
    if since is not None:
        since = since.replace(day=1) if dataset.month_by else None
    folder = analytics_folder() / dataset.name
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        before = _manifest(folder)
        kept = {part: entry for part, entry in before.items() if since and _is_older(part, since)}
        table = _table(dataset, dataset.read(since))
        fresh = {part: _write_part(folder, part, rows) for part, rows in _parts(dataset, table) if part not in kept}
        _write_text(folder / MANIFEST, json.dumps(kept | fresh, indent=1, sort_keys=True))
        _sweep(folder, (before, kept | fresh))
    return _loaded(dataset, folder, kept | fresh)


def _is_older(part: str, since: date) -> bool:
    """Whether a partial load leaves this part alone; rows without a day are read again only with everything."""
    return part == UNDATED or part < since.isoformat()[:7]


def analytics_folder() -> Path:
    """Where the engine keeps everything."""
    return Path(settings.DATA) / "analytics"


def _table(dataset: Dataset, batches: Iterable[Iterable[Row]]) -> pa.Table:
    """The rows as columns, in the order of their key, so that the digest does not depend on the reader's order."""
    schema = pa.schema([(column.name, ARROW_TYPES[column.type]) for column in dataset.columns])
    made = [_batch(list(batch), schema) for batch in batches]
    table = pa.Table.from_batches([batch for batch in made if batch.num_rows], schema=schema)
    return table.sort_by([(name, "ascending") for name in schema.names])


def _batch(rows: list[Row], schema: pa.Schema) -> pa.RecordBatch:
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
    return pa.record_batch([pa.array(cells, field.type) for cells, field in zip(columns, schema, strict=True)], schema)


def _parts(dataset: Dataset, table: pa.Table) -> Iterator[tuple[str, pa.Table]]:
    """The table cut by month; a table without a month column, or without rows, is one part."""
    if not dataset.month_by or not table.num_rows:
        yield WHOLE_TABLE, table
        return
    months = pc.fill_null(pc.strftime(table[dataset.month_by], format="%Y-%m"), UNDATED)
    for month in sorted(pc.unique(months).to_pylist()):
        yield month, table.filter(pc.equal(months, month))


def _write_part(folder: Path, part: str, table: pa.Table) -> dict[str, Any]:
    """Write one month under a name that tells its content; what is there already is not written again."""
    digest = content_digest(table)
    path = folder / f"{part}-{digest[:16]}.parquet"
    if not path.exists():
        write_parquet(table, path)
    return {"digest": digest, "rows": table.num_rows, "file": path.name}


def content_digest(table: pa.Table) -> str:
    """SHA-256 of the table written as CSV with its header, which anyone can repeat with other tools."""
    sink = _Hashing()
    pcsv.write_csv(table, pa.PythonFile(sink, mode="w"))
    return sink.digest.hexdigest()


class _Hashing(io.RawIOBase):
    """A file that keeps nothing but the digest of what is written to it."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: Any) -> int:
        """Any: whatever offers its bytes."""
        self.digest.update(data)
        return len(data)


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write beside, flush to disk, rename."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    with beside.open("wb") as file:
        pq.write_table(table, file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _write_text(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _manifest(folder: Path) -> dict[str, dict[str, Any]]:
    """Part → digest, rows, file; parts whose file is gone are not mentioned, so that they are made again."""
    path = folder / MANIFEST
    entries: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return {part: entry for part, entry in entries.items() if (folder / entry["file"]).exists()}


def _sweep(folder: Path, generations: Iterable[Mapping[str, Mapping[str, Any]]]) -> None:
    """Remove files that neither this version nor the last one mentions; a reader may still hold the last one."""
    wanted = {entry["file"] for generation in generations for entry in generation.values()}
    for path in folder.glob("*.parquet"):
        if path.name not in wanted:
            path.unlink(missing_ok=True)


def _loaded(dataset: Dataset, folder: Path, manifest: Mapping[str, Mapping[str, Any]]) -> LoadedDataset:
    parts = sorted(manifest.items())
    lines = "".join(f"{part} {entry['digest']}\n" for part, entry in parts)
    return LoadedDataset(
        dataset=dataset,
        digest=hashlib.sha256(lines.encode()).hexdigest(),
        rows=sum(entry["rows"] for _, entry in parts),
        files=tuple(folder / entry["file"] for _, entry in parts),
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One load of a dataset at a time, over all processes of this machine."""
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
