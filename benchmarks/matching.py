"""How fast mentions are found, against the plain trie that the tests compare with, and whether they agree.

    python -m benchmarks.matching --shared ../shared

Reads the public-domain corpora of the shared folder; nothing of them is kept.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from analysis.annotate.forms import build_forms
from analysis.annotate.letters import unify
from analysis.annotate.mentions import MentionFinder
from analysis.lexicon import fold, load_lexicon
from benchmarks.machine import describe_machine

CORPORA: Final = ("whitehouse_ots.jsonl", "congress_ots.jsonl", "gum_wikinews.jsonl")
DAY: Final = dt.date(2024, 5, 1)
ROUNDS: Final = 3


def read_texts(shared: Path, size: int) -> list[str]:
    """The texts of the corpora, each cut to ``size`` characters."""
    lines = (line for name in CORPORA for line in (shared / "corpora" / name).read_text("utf-8").split("\n"))
    return [json.loads(line)["text"][:size] for line in lines if line.strip()]


def make_trie(patterns: Iterable[str]) -> dict[str, Any]:
    """Nested dictionaries, a letter a step; "" marks the end of a pattern and holds it."""
    trie: dict[str, Any] = {}
    for pattern in patterns:
        node = trie
        for letter in pattern:
            node = node.setdefault(letter, {})
        node[""] = pattern
    return trie


def trie_matches(trie: dict[str, Any], text: str) -> list[tuple[int, int, str]]:
    """Walk down from every place where no word goes on, keep what ends where none does: start, end, pattern."""
    found = []
    for start in range(len(text)):
        if _is_word(text, start - 1):
            continue
        node, at = trie, start
        while node:
            if "" in node and not _is_word(text, at):
                found.append((start, at, node[""]))
            node, at = node.get(text[at], {}) if at < len(text) else {}, at + 1
    return sorted(found)


def _is_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def compile_trie(trie: dict[str, Any]) -> re.Pattern[str]:
    """The same trie as a regular expression: the fastest that Python's own means allow; no overlaps."""
    return re.compile(rf"(?<!\w)(?:{_expression(trie)})(?!\w)")


def _expression(node: dict[str, Any]) -> str:
    branches = [re.escape(letter) + _expression(below) for letter, below in node.items() if letter]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"


def seconds(work: Callable[[], object]) -> float:
    """The best of a few rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        before = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - before)
    return best


def main(
    shared: Annotated[Path, typer.Option(envvar="ORKHON_SHARED")] = Path("../shared"),
    size: Annotated[int, typer.Option(help="Characters of each text.")] = 4000,
) -> None:
    """Print agreement, megabytes a second and the ratio to the trie."""
    texts = read_texts(shared, size)
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    lexicon = load_lexicon()
    finder = MentionFinder(lexicon)
    patterns = build_forms(lexicon, "en").patterns
    trie = make_trie(patterns)
    folded = [fold(unify(text)[0]) for text in texts]
    different = sum(
        finder.candidates(text, "en") != trie_matches(trie, plain) for text, plain in zip(texts, folded, strict=True)
    )
    mentions = sum(len(finder.find(text, "en", date=DAY)) for text in texts)
    expression = compile_trie(trie)
    rates = {
        "finding and resolving": lambda: [finder.find(text, "en", date=DAY) for text in texts],
        "search for whole words": lambda: [finder.scan(plain, "en") for plain in folded],
        "the same with the plain trie": lambda: [trie_matches(trie, plain) for plain in folded],
        "with the trie as a regular expression": lambda: [list(expression.finditer(plain)) for plain in folded],
    }
    print(describe_machine())
    print(f"{len(texts)} texts, {megabytes:.1f} MB, {len(patterns):,} forms")
    print(f"mentions in a kilobyte: {mentions / megabytes / 1000:.1f}")
    print(f"texts in which automaton and trie differ: {different}")
    taken = {name: seconds(work) for name, work in rates.items()}
    for name, time_taken in taken.items():
        print(f"{name}: {megabytes / time_taken:.1f} MB/s")
    search, plain_trie, compiled = (taken[name] for name in list(rates)[1:])
    print(f"search: {plain_trie / search:.0f} times the plain trie, {compiled / search:.1f} times the expression")


if __name__ == "__main__":
    typer.run(main)
