"""Which database, from one address. SQLite in the data folder is the default, PostgreSQL the production database."""

from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

# WAL lets readers pass the one writer; FULL keeps an acknowledged rating through a power cut.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=134217728;"
    "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000"
)


def database(url: str, data: Path) -> dict[str, Any]:
    """Django's settings for the database at `url` (postgresql://…), or for SQLite in `data` when empty."""
    if not url:
        return sqlite(data / "mingchuang.sqlite3")
    parts = conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.get("dbname", "mingchuang"),
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": str(parts.get("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite(name: Path | str) -> dict[str, Any]:
    """SQLite with one writer at a time, durable at commit."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(name),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }
