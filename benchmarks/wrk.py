"""The load generator `wrk`, where it is installed: it leaves more of the two cores to the server."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).with_name("wrk.lua")
UNITS = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a load gave: answers and errors, seconds, and two latencies in seconds."""

    answers: int
    errors: int
    seconds: float
    p50: float
    p99: float

    @property
    def per_second(self) -> float:
        """Answers that are no error, a second."""
        return (self.answers - self.errors) / self.seconds


def installed() -> bool:
    """Whether there is one."""
    return shutil.which("wrk") is not None


def drive(port: int, requests: Path, *, connections: int, seconds: int) -> Measured:
    """Send the requests of the file; one thread, for with several each would begin the file anew."""
    words = ["-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "25s", "-s", str(SCRIPT)]
    address = f"http://127.0.0.1:{port}/"
    done = subprocess.run(
        ["wrk", *words, address, "--", str(requests)], check=True, capture_output=True, text=True, timeout=seconds + 60
    )
    return read(done.stdout)


def read(text: str) -> Measured:
    """The figures out of what wrk prints."""
    total = _found(r"(\d+) requests in ([\d.]+)(us|ms|s|m)", text)
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", text)
    return Measured(
        answers=int(total[1]),
        errors=(int(bad[1]) if bad else 0) + (sum(map(int, broken.groups())) if broken else 0),
        seconds=float(total[2]) * UNITS[total[3]],
        p50=_latency(50, text),
        p99=_latency(99, text),
    )


def _latency(share: int, text: str) -> float:
    found = _found(rf"\b{share}%\s+([\d.]+)(us|ms|s|m)", text)
    return float(found[1]) * UNITS[found[2]]


def _found(pattern: str, text: str) -> re.Match[str]:
    match = re.search(pattern, text)
    if match is None:
        raise SystemExit(f"wrk printed what was not expected:\n{text}")
    return match
