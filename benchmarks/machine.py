"""What a benchmark ran on, and how much memory a process and its children took."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """A finished command: seconds, and the most megabytes of all its processes together (0: the system doesn't tell).

    Not from ``getrusage``: a child's peak there begins with the size of the process that started it.
    """

    seconds: float
    megabytes: float


def describe_machine() -> str:
    """Cores, memory, Python and the load just now, in one line; nothing that names the machine."""
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores, {gigabytes:.0f} GB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, load average {load:.1f}"
    )


def run_measured(command: Sequence[str]) -> Run:
    """Run a command and look at the memory of its processes five times a second.

    Shared pages are divided among those that share them (PSS), so that the sum is what they take together.
    """
    before = time.perf_counter()
    peak = 0
    with subprocess.Popen(command, stdout=sys.stderr) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(proportional_kilobytes, descendants(process.pid))))
            time.sleep(0.2)
    seconds = time.perf_counter() - before
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: ended with {process.returncode}")
    return Run(seconds, peak / 1024)


def descendants(pid: int) -> list[int]:
    """A process and all that it started, as far as the system tells (Linux)."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found.extend(map(int, task.read_text().split()))
            except OSError:
                continue
    return found


def proportional_kilobytes(pid: int) -> int:
    """Proportional set size of a process; 0 where it has ended or the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
