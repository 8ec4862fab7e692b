"""Runs inside the product's settings, as a child of a benchmark: lays out a site, makes requests, looks at rows.

`prepare` | `requests FILE --what bare|rating --count N --bad SHARE --networks N` | `count` | `audit FILE`;
the last two print JSON.
"""

import argparse
import json
import sys
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - Django is set up above
from django.utils import timezone  # noqa: E402

from benchmarks.auditing import audit  # noqa: E402
from benchmarks.models import BareRating  # noqa: E402
from benchmarks.sending import bare_requests, rating_requests  # noqa: E402
from mingchuang.config.commands.migrate import prepare  # noqa: E402
from mingchuang.config.sample.tree import load_tree  # noqa: E402
from mingchuang.evaluations.models import Rating  # noqa: E402
from mingchuang.organisations.models import Node  # noqa: E402

NOUGHT = b"\0\n"  # between requests; wrk.lua reads the same


def main() -> int:
    """One of the four."""
    parser = argparse.ArgumentParser()
    parser.add_argument("act", choices=["prepare", "requests", "count", "audit"])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--what", choices=["bare", "rating"], default="bare")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--bad", type=float, default=0.01)
    parser.add_argument("--networks", type=int, default=5000)
    options = parser.parse_args()
    if options.act == "prepare":
        lay_out()
    elif options.act == "requests":
        write(options)
    elif options.act == "count":
        print(json.dumps({"bare": BareRating.objects.count(), "rating": Rating.objects.count()}))
    else:
        print(json.dumps(audit(options.file.read_text("ascii").split())))
    return 0


def lay_out() -> None:
    """The database with the product's tables and the bare one, static files, and the sample county's tree."""
    prepare()
    call_command("migrate", run_syncdb=True, verbosity=0)
    load_tree(at=timezone.now())


def write(options: argparse.Namespace) -> None:
    """Requests, each to be sent once."""
    windows = list(Node.objects.windows().order_by("code").values_list("code", flat=True))
    make = bare_requests if options.what == "bare" else rating_requests
    made = make(windows, count=options.count, bad=options.bad, networks=options.networks)
    options.file.write_bytes(b"".join(request + NOUGHT for request in made))


if __name__ == "__main__":
    sys.exit(main())
