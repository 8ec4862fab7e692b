"""How fast plan documents are read: KB of text per second on one core, beside a floor that only looks at the text.

`python -m benchmarks.importer --help`. Every corpus is read in a process of its own: its peak memory is its own.
What the importer remembers of the lines it read is forgotten before each round; patterns stay compiled.
"""

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.machine import peak_memory_mb, stay_on_one_core
from benchmarks.table import table

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "mingchuang" / "config" / "sample" / "plans"
KB = 1000
_ENOUGH = 100
CORPORA = ("single", "joined", "short lines")
# The floor does what no reader of such documents can do without: characters, lines, and one look at each of them.
NUMBERED = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十百]{1,4}[、.章条]|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、])",
    re.MULTILINE,
)
Bytes = list[tuple[str, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one corpus gave."""

    corpus: str
    files: int
    documents: int
    kb: float
    kb_per_second: float
    floor_kb_per_second: float
    peak_mb: float
    idle_mb: float


def main(arguments: list[str] | None = None) -> int:
    """Measure each corpus in a child and print one table."""
    options = parser().parse_args(arguments)
    if options.child:
        print(json.dumps(asdict(measure(options.child, corpus(options.child, options), options.rounds))))
        return 0
    readings = [in_child(name, options) for name in (["folder"] if options.folder else CORPORA)]
    print(table(HEAD, [row(reading) for reading in readings]))
    print("1 KB = 1000 bytes of the file; processor time of one core; median of the rounds")
    print("floor = decode + splitlines + one regex")
    return 0


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(prog="benchmarks.importer", description=__doc__)
    made.add_argument("--mb", type=float, default=3.0, help="size the sample plans are repeated to (default: 3)")
    made.add_argument("--file-kb", type=float, default=300.0, help="size of a file with many plans (default: 300)")
    made.add_argument(
        "--folder", type=Path, help="read the plans (.txt .docx .pdf .html) of this folder instead, as they are"
    )
    made.add_argument("--rounds", type=int, default=3, help="how often each corpus is read (default: 3)")
    made.add_argument("--child", help=argparse.SUPPRESS)
    return made


def corpus(name: str, options: argparse.Namespace) -> Bytes:
    """The files of one corpus."""
    if name == "folder":
        files = sorted(path for path in options.folder.iterdir() if path.suffix in {".txt", ".docx", ".pdf", ".html"})
        return [(path.name, path.read_bytes()) for path in files]
    if name == "short lines":
        # The worst there is for a reader that looks at every line: numbers that are none, headings without text.
        lines = ("一、活动内容\n（一）甲\n1.乙\n7\n" * 400).encode()
        return [(f"{number:04}.txt", lines) for number in range(max(1, int(options.mb * 3)))]
    plans = [path.read_text("utf-8") for path in sorted(SAMPLE.glob("*.txt"))]
    largest = options.file_kb * KB if name == "joined" else 0
    return repeated(plans, total=int(options.mb * KB * KB), largest=int(largest))


def repeated(plans: list[str], *, total: int, largest: int) -> Bytes:
    """The plans again and again until `total` bytes, one a file, or labelled one below the other up to `largest`.

    Every copy names another county, so that the search for twins finds none.
    """
    files: Bytes = []
    held: list[str] = []
    number = size = held_size = 0
    while size < total:
        text = renamed(plans[number % len(plans)], number)
        number += 1
        held.append(f"【方案{len(held) + 1}】\n{text.strip()}\n" if largest else text)
        grown = len(held[-1].encode())
        size += grown
        held_size += grown
        if held_size >= largest or len(held) == 99 or size >= total:  # labels end at 99
            files.append((f"{len(files):04}.txt", "\n".join(held).encode()))
            held, held_size = [], 0
    return files


def renamed(text: str, number: int) -> str:
    """The text with the county's name made of the number."""
    name = "".join("东西南北山水林田川原"[int(digit)] for digit in str(number))
    return text.replace("青汀", name)


def in_child(name: str, options: argparse.Namespace) -> Reading:
    """Read one corpus in a fresh process."""
    words = ["--mb", options.mb, "--file-kb", options.file_kb, "--rounds", options.rounds, "--child", name]
    words += ["--folder", options.folder.resolve()] if options.folder else []
    command = [sys.executable, "-m", "benchmarks.importer", *map(str, words)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return Reading(**json.loads(done.stdout))


def measure(name: str, files: Bytes, rounds: int) -> Reading:
    """Read all files `rounds` times, the floor before and after in turn."""
    from mingchuang.plans import parse_bytes  # noqa: PLC0415 - only the child that measures loads it

    stay_on_one_core()
    kb = sum(len(data) for _, data in files) / KB
    floor(files)
    # Patterns are compiled at first use: a folder is small enough to be read once for that.
    documents = sum(len(parse_bytes(data, filename).plans) for filename, data in files[:_ENOUGH])
    idle, floors, parses = peak_memory_mb(), [], []
    for turn in range(rounds):
        if turn % 2 == 0:
            floors.append(seconds(lambda: floor(files)))
        forget()
        began = time.process_time()
        documents = sum(len(parse_bytes(data, filename).plans) for filename, data in files)
        parses.append(time.process_time() - began)
        if turn % 2:
            floors.append(seconds(lambda: floor(files)))
    return Reading(
        corpus=name,
        files=len(files),
        documents=documents,
        kb=kb,
        kb_per_second=kb / statistics.median(parses),
        floor_kb_per_second=kb / statistics.median(floors),
        peak_mb=peak_memory_mb(),
        idle_mb=idle,
    )


def forget() -> None:
    """Empty what remembers texts (lru caches with a size); tables of single characters stay."""
    for name, module in list(sys.modules.items()):
        for value in vars(module).values() if name.startswith("mingchuang.plans") else ():
            if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] is not None:
                value.cache_clear()


def floor(files: Bytes) -> int:
    """Look at every line of every file once; the number of numbered lines."""
    found = 0
    for _, data in files:
        text = data.decode("utf-8", errors="replace")
        found += len(text.splitlines()) and sum(1 for _ in NUMBERED.finditer(text))
    return found


def seconds(work: Callable[[], object]) -> float:
    """How long the work keeps the processor."""
    began = time.process_time()
    work()
    return time.process_time() - began


HEAD = ["corpus", "files", "documents", "KB", "KB/s", "floor KB/s", "× floor", "peak MB", "of it idle"]


def row(reading: Reading) -> list[str]:
    """One line of the table."""
    return [
        reading.corpus,
        str(reading.files),
        str(reading.documents),
        f"{reading.kb:,.0f}",
        f"{reading.kb_per_second:,.0f}",
        f"{reading.floor_kb_per_second:,.0f}",
        f"{reading.floor_kb_per_second / reading.kb_per_second:,.0f}",
        f"{reading.peak_mb:,.0f}",
        f"{reading.idle_mb:,.0f}",
    ]


if __name__ == "__main__":
    sys.exit(main())
