"""A fresh database, made at once, is what the migrations lead to step by step."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection

ROOT = Path(__file__).parents[2]
AT_ONCE = "from mingchuang.config.commands.migrate import make_whole; make_whole()"
# by the executor itself: nothing is told of the steps, which takes longer than they do
BY_STEPS = """
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
executor = MigrationExecutor(connection)
executor.migrate(executor.loader.graph.leaf_nodes())
"""
# Django's own groups, which we do not use: its steps give the key of this table our size, its models their own.
NOT_OURS = {"auth_group_permissions"}
TOLD = """
import json
from django.core.management import call_command
from django.db import connection
call_command("migrate", "--check", verbosity=0)
told = {}
with connection.cursor() as cursor:
    look = connection.introspection
    for table in look.table_names(cursor):
        columns = sorted((c.name, c.type_code, c.null_ok) for c in look.get_table_description(cursor, table))
        rules = sorted(
            str((c["columns"], c["unique"], c["primary_key"], c["check"], c["foreign_key"], c["index"]))
            for c in look.get_constraints(cursor, table).values()
        )
        told[table] = [columns, rules]
print(json.dumps(told))
"""


def run(program: str, environment: dict[str, str]) -> str:
    """Run a program inside the product's settings; the last line it prints."""
    words = [sys.executable, "-c", f"import django; django.setup()\n{program}"]
    done = subprocess.run(words, check=False, cwd=ROOT, env=environment, capture_output=True, text=True)  # noqa: S603 - ours
    assert not done.returncode, done.stderr[-2000:]
    return done.stdout.splitlines()[-1]


@contextmanager
def empty_database(name: str, folder: Path) -> Iterator[dict[str, str]]:
    """The surroundings of a program that works on an empty database of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("MINGCHUANG_")}
    surroundings = kept | {"MINGCHUANG_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "mingchuang.config.settings.base"}
    if connection.vendor == "sqlite":
        yield surroundings
        return
    server = connection.settings_dict
    address = f"postgresql://{server['USER']}:{server['PASSWORD']}@{server['HOST']}:{server['PORT'] or 5432}"
    with psycopg.connect(f"{address}/postgres", autocommit=True) as boss:
        boss.execute(f'CREATE DATABASE "{name}"')
        try:
            yield surroundings | {"MINGCHUANG_DATABASE_URL": f"{address}/{name}"}
        finally:
            boss.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.mark.django_db
def test_a_fresh_database_is_what_the_steps_lead_to(tmp_path: Path) -> None:
    shapes = {}
    for name, program in (("at_once", AT_ONCE), ("by_steps", BY_STEPS)):
        with empty_database(f"mingchuang_{name}_{os.getpid()}", tmp_path / name) as surroundings:
            (tmp_path / name).mkdir()
            # one process, for starting one costs more than telling
            shapes[name] = json.loads(run(f"{program}\n{TOLD}", surroundings))

    assert shapes["at_once"].keys() == shapes["by_steps"].keys()
    differing = {table for table, told in shapes["at_once"].items() if told != shapes["by_steps"][table]}
    assert differing <= NOT_OURS
