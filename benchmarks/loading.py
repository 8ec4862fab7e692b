"""What the measurements under load share: their options, the order of turns, and the sending of a block."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks import wrk
from benchmarks.client import Driver

NOUGHT = b"\0\n"  # between requests; wrk.lua reads the same


def load_options(made: argparse.ArgumentParser, *, seconds: int, connections: int) -> argparse.ArgumentParser:
    """Add the options that every measurement under load has."""
    made.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    made.add_argument("--seconds", type=int, default=seconds, help=f"length of a block (default: {seconds})")
    made.add_argument("--rounds", type=int, default=3, help="blocks of each view (default: 3)")
    made.add_argument("--connections", type=int, default=connections, help=f"at once (default: {connections})")
    made.add_argument("--threads", type=int, default=8, help="blocking threads of a server process (default: 8)")
    made.add_argument("--workers", type=int, default=0, help="server processes (default: 1 on SQLite, 2 on PostgreSQL)")
    made.add_argument("--client", choices=["auto", "wrk", "own"], default="auto", help="load generator")
    return made


def databases(chosen: str) -> Sequence[str]:
    """The databases one after the other."""
    return ("sqlite", "postgresql") if chosen == "both" else (chosen,)


def generator(chosen: str) -> str:
    """The load generator; the best there is unless one was asked for."""
    if chosen != "auto":
        return chosen
    return "wrk" if wrk.installed() else "own"


def in_turns(views: Sequence[str], rounds: int) -> list[str]:
    """Each view once a round, there and back again (AB BA AB), so that a drift of the machine hits all alike."""
    return [view for turn in range(rounds) for view in (views if turn % 2 == 0 else views[::-1])]


def send(file: Path, *, port: int, client: str, connections: int, seconds: int) -> wrk.Measured:
    """Send the requests of the file for so many seconds."""
    if client == "wrk":
        return wrk.drive(port, file, connections=connections, seconds=seconds)
    load = Driver(file.read_bytes().split(NOUGHT)[:-1], seconds=seconds).run(port, connections)
    answers = load.statuses.total()
    return wrk.Measured(
        answers=answers,
        errors=answers - load.good + load.broken,
        seconds=load.seconds,
        p50=load.percentile(0.5),
        p99=load.percentile(0.99),
    )
