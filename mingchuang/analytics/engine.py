"""DuckDB in this process: bounded memory, spill inside the data folder, nothing fetched, no other file in reach."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from django.conf import settings

from mingchuang.analytics.loading import LoadedDataset, analytics_folder

LARGEST_SPILL = "20GB"
"""Some queries would otherwise fill the disk before they fail."""


@contextmanager
def opened_engine(sources: Iterable[LoadedDataset]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in which each source is a view named after its dataset, `evaluations_ratings` and the like."""
    folder = analytics_folder()
    spill = folder / "spill"
    spill.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(
        ":memory:",
        config={
            # a closed network must not wait for downloads; what is used here is built in
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "memory_limit": settings.ANALYTICS_MEMORY,
            "temp_directory": str(spill),
            "max_temp_directory_size": LARGEST_SPILL,
        },
    )
    try:
        for source in sources:
            connection.execute(f"CREATE VIEW {source.dataset.view} AS {_select(source.files)}")
        connection.execute(f"SET allowed_directories = [{_text(f'{folder}/')}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
    finally:
        connection.close()


def _select(files: Iterable[Path]) -> str:
    return f"SELECT * FROM read_parquet([{', '.join(_text(str(file)) for file in files)}])"  # noqa: S608 -- our own file names


def _text(value: str) -> str:
    """A text in SQL; statements that set up the connection take no parameters."""
    return "'" + value.replace("'", "''") + "'"
