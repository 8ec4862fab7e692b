"""What the measurements ask of the machine (Linux; elsewhere the answers are rougher)."""

import os
import re
import resource
from collections.abc import Iterable
from pathlib import Path


def peak_memory_mb() -> float:
    """The most memory this process ever held, in MB. `ru_maxrss` would count the parent before the start too."""
    status = Path("/proc/self/status")
    if status.exists() and (found := re.search(r"VmHWM:\s+(\d+) kB", status.read_text())):
        return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def stay_on_one_core() -> None:
    """Keep this process on one core, where the system allows it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def cpu_seconds(processes: Iterable[int]) -> float:
    """Processor time that these processes, and all they started, have used so far (ended ones included)."""
    return sum(_own_and_below(process) for process in processes)


def _own_and_below(process: int) -> float:
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    # behind the name, which may hold blanks: utime, stime and the same of ended children are the 12th to 15th
    fields = stat.read_text().rpartition(")")[2].split()[11:15]
    own = sum(map(int, fields)) / os.sysconf("SC_CLK_TCK")
    return own + sum(_own_and_below(child) for child in children(process))


def children(process: int) -> list[int]:
    """The processes it started that still run."""
    files = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for file in files for child in file.read_text().split()]
