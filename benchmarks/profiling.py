"""Where a server process spends its time, by py-spy (not one of the project's tools: `pip install py-spy`)."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SAMPLES_PER_SECOND = 200
LINES = 40


@contextmanager
def profiled(process: int, seconds: int, into: Path) -> Iterator[None]:
    """Sample the process while the block runs; keep the collapsed stacks and print the heaviest functions."""
    program = shutil.which("py-spy")
    if program is None:
        raise SystemExit("py-spy is not installed")
    words = ["record", "--gil", "--function", "--format", "raw", "--rate", str(SAMPLES_PER_SECOND)]
    words += ["--duration", str(seconds), "--pid", str(process), "--output", str(into)]
    with subprocess.Popen([program, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as sampler:
        yield
        sampler.wait(timeout=seconds + 30)
    for share, function in heaviest(into.read_text("utf-8").splitlines()):
        print(f"{share:6.1%}  {function}")


def heaviest(stacks: list[str], lines: int = LINES) -> list[tuple[float, str]]:
    """The functions below which most samples were taken, with their share."""
    inside: Counter[str] = Counter()
    total = 0
    for line in stacks:
        stack, _, count = line.rpartition(" ")
        total += int(count)
        for function in set(stack.split(";")):
            inside[function] += int(count)
    return [(count / total, function) for function, count in inside.most_common(lines)]
