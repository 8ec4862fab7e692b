"""`mingchuang migrate`: database, static files, translations and timetable, brought up to date. Safe to repeat."""

import argparse
import hashlib
import time
from collections.abc import Callable
from pathlib import Path

from mingchuang.config.commands.settled import add_data_argument, say, settle


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Only the data folder."""
    add_data_argument(parser)


def run(options: argparse.Namespace) -> int:
    """Do all steps, one line each."""
    settle(options)
    prepare()
    return 0


def prepare() -> None:
    """Bring everything up to date; steps with nothing to do are silent and quick."""
    from django.conf import settings

    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    _step("翻译 translations", compile_catalogues)
    _step("数据库 database", _migrate)
    _step("静态文件 static files", _collect_static)
    _step("时间表 timetable", _set_clock)


def _step(name: str, work: Callable[[], bool]) -> None:
    began = time.monotonic()
    if work():
        say(f"  ✓ {name} ({time.monotonic() - began:.1f} s)")


def compile_catalogues() -> bool:
    """Compile each .po that is newer than its .mo; True when there was one."""
    from babel.messages import mofile, pofile
    from django.conf import settings

    done = False
    for source in Path(settings.PACKAGE, "locale").glob("*/LC_MESSAGES/django.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as readable, target.open("wb") as writable:
            mofile.write_mo(writable, pofile.read_po(readable))
        done = True
    return done


def _migrate() -> bool:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    if not connection.introspection.table_names():
        make_whole()
        return True
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        call_command("migrate", verbosity=0, interactive=False)
    return bool(waiting)


def make_whole() -> None:
    """Give an empty database all tables as the models say, and note every migration as done; all of it or nothing.

    Seven times as fast as going through the history, and the same in the end, as a test shows.
    """
    from django.apps import apps
    from django.core.management.sql import emit_post_migrate_signal
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    done = [
        MigrationRecorder.Migration(app=app, name=name) for app, name in MigrationLoader(connection).disk_migrations
    ]
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.managed and not model._meta.proxy:
                editor.create_model(model)
        editor.create_model(MigrationRecorder.Migration)
        MigrationRecorder.Migration.objects.bulk_create(done)
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")


def _collect_static() -> bool:
    """Collect when a source file changed since the last time."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT, ".stamp")
    sources = sorted(
        f"{path}:{storage.get_modified_time(path).timestamp()}"
        for finder in get_finders()
        for path, storage in finder.list([])
    )
    digest = hashlib.sha256("\n".join(sources).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(digest)
    return True


def _set_clock() -> bool:
    from django.utils import timezone

    from mingchuang.foundation.work.clock import set_clock

    set_clock(at=timezone.now())
    return False
