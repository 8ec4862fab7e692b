# ruff: noqa: PLC0415 - Django loads only after the data folder is chosen
"""A handbook of 300 items: seconds and peak memory, from the database to the PDF.

    python -m benchmarks.handbook [--items 300]

Runs in a process of its own with an empty database in a folder that is thrown away.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from typing import Any


def main() -> int:
    """Load, make, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=300)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MINGCHUANG_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "mingchuang.config.settings.base"
        import django

        django.setup()
        _measure(options.items)
    return 0


def _measure(count: int) -> None:
    from django.core.management import call_command
    from django.utils import timezone

    from mingchuang.foundation.access import Actor
    from mingchuang.foundation.work.jobs import Progress
    from mingchuang.publicity.tasks import make_handbook

    call_command("migrate", verbosity=0)
    at = timezone.now()
    _load(count, at)
    before = _megabytes()
    for run in ("first", "again"):
        begun = time.perf_counter()
        made = make_handbook(Progress(), actor=Actor.system(), at=at, unit="all")
        seconds = time.perf_counter() - begun
        pages = _pages(made.data)
        print(
            f"{run}: {count} items, {pages} pages, {len(made.data) / 1e6:.2f} MB in {seconds:.2f} s; "
            f"peak memory {_megabytes():.0f} MB, before {before:.0f} MB"
        )


def _load(count: int, at: Any) -> None:
    from mingchuang.catalogue import actions
    from mingchuang.catalogue.rules.items import ItemContent, MaterialContent, StepContent
    from mingchuang.foundation.access import Actor
    from mingchuang.organisations.actions.tree import open_node

    system = Actor.system()
    county = open_node(actor=system, kind="region", code="county", name_zh="某县", at=at)
    hall = open_node(
        actor=system, kind="hall", code="hall", name_zh="政务服务大厅", parent=county, at=at,
        details={"address": "某县某路 8 号", "phone": "0000-0000000", "hours": "工作日 9:00–17:00"},
    )  # fmt: skip
    units = [
        open_node(actor=system, kind="unit", code=f"unit{n}", name_zh=f"某县第{n}局", parent=county, at=at)
        for n in range(12)
    ]
    windows = [
        open_node(actor=system, kind="window", code=f"w{n}", name_zh=f"第 {n} 窗口", parent=unit, site=hall, at=at)
        for n, unit in enumerate(units)
    ]
    materials = tuple(
        MaterialContent(name_zh=f"办理所需材料之{n}", original_count=1, copy_count=n % 2) for n in range(1, 6)
    )
    steps = tuple(StepContent(name_zh=name, limit_count=1) for name in ("受理", "审查", "决定", "送达"))
    for number in range(count):
        content = ItemContent(
            name_zh=f"某类事项的登记、变更与注销之{number}", item_type="licence", statutory_count=20, promised_count=10,
            applicants_zh="本县居民和在本县登记的单位", legal_basis_zh="某法第十二条", result_zh="某某证书",
            modes=("one_visit", "online"), materials=materials, steps=steps,
        )  # fmt: skip
        place = number % len(units)
        item = actions.register_item(
            actor=system, node=units[place], code=f"11{number:06}", content=content, windows=[windows[place]], at=at
        )
        actions.publish_item(actor=system, item_id=item.pk, at=at)


def _pages(data: bytes) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(data))


def _megabytes() -> float:
    """The most memory this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
