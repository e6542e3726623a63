"""How often the program is right: one table of everything that can be counted.

    python -m benchmarks.accuracy --shared ../shared

Own cases always; the annotated originals and the open corpora where the shared folder is there. What each line
counts is said in docs/accuracy.md. Nothing of the corpora is kept.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import importlib.util
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

import pandas as pd
import typer

from analysis.annotate.languages import detect_language
from analysis.annotate.letters import unify
from analysis.annotate.mentions import MentionFinder
from analysis.annotate.sentences import split_sentences
from analysis.index.build import build_index
from analysis.index.store import open_index
from analysis.lexicon import Lexicon, fold, load_lexicon
from analysis.measures.clutter import count_by_region
from analysis.model import FORMS, LANGUAGES, Counting, Region
from analysis.streams import article_rows, mention_rows, quotation_rows

CASES: Final = Path(__file__).parents[1] / "tests" / "accuracy" / "cases.jsonl"
CORPORA: Final = {"KazNERD": ("kaznerd_test_1500", "kk"), "Turkish-Wiki-NER": ("turkish_wiki_ner_test", "tr")}
_PLACES: Final = ("B-GPE", "B-LOC", "B-LOCATION")
_INFLECTED: Final = re.compile(r"'?\w{0,7}")
_MANY_WORDS: Final = 8
_DEFAULTS: Final[tuple[Any, ...]] = ("name", 0, None)
"""Form, number of the occurrence and outer entity of a mention, where a case doesn't say."""

Spans = set[tuple[int, int, str, str, str | None]]
"""Start, end, entity, form and the entity in whose name it stands (None: in none)."""


class Line(NamedTuple):
    """One line of the table: ``right`` of ``n``."""

    name: str
    right: int
    n: int

    @property
    def share(self) -> float:
        """Share that is right; 1 of nothing."""
        return self.right / self.n if self.n else 1.0


# ---------------------------------------------------------------- own cases


def read_cases(path: Path = CASES) -> list[dict[str, Any]]:
    """The cases: text, language, date, whether it is a trap, and the mentions."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def digest_cases(path: Path = CASES) -> str:
    """First 16 hex digits of the sha256 of the file of cases."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def expected(case: dict[str, Any]) -> Spans:
    """The mentions of a case; a number in it says which occurrence of the surface is meant."""
    spans: Spans = set()
    mentions: list[list[Any]] = case["mentions"]
    for surface, entity, *more in mentions:
        form, occurrence, outer = (*more, *_DEFAULTS[len(more) :])
        start = -1
        for _ in range(occurrence + 1):
            start = case["text"].index(surface, start + 1)
        spans.add((start, start + len(surface), entity, form, outer))
    return spans


def found_in(case: dict[str, Any], finder: MentionFinder, lexicon: Lexicon) -> Spans:
    """What the program finds in a case."""
    mentions = finder.find(case["text"], case["language"], date=dt.date.fromisoformat(case["date"]))
    ids = [entity.id for entity in lexicon.entities]
    return {
        (m.start, m.end, ids[m.entity], FORMS[m.form], None if m.nested_in < 0 else ids[m.nested_in]) for m in mentions
    }


def list_errors(cases: list[dict[str, Any]], finder: MentionFinder, lexicon: Lexicon) -> list[tuple[str, str, str]]:
    """Each error: its kind (missed or invented, and the kind of entity), the language and what about it."""
    errors = []
    for case in cases:
        want, have = expected(case), found_in(case, finder, lexicon)
        for word, spans in (("missed", want - have), ("invented", have - want)):
            for start, end, entity, form, _ in sorted(spans, key=str):
                kind = lexicon.entities[lexicon.numbers[entity]].kind
                surface = case["text"][start:end]
                errors.append((f"{word} {kind}", case["language"], f"{surface!r} as {entity} ({form}): {case['why']}"))
    return errors


def measure_cases(finder: MentionFinder, lexicon: Lexicon) -> Iterator[Line]:
    """Cases without an error, all and traps; precision and recall of their mentions."""
    cases = read_cases()
    pairs = [(case, expected(case), found_in(case, finder, lexicon)) for case in cases]
    for name, chosen in (("", pairs), (", traps", [pair for pair in pairs if pair[0]["trap"]])):
        yield Line(f"own cases without an error{name}", sum(want == have for _, want, have in chosen), len(chosen))
    both = sum(len(want & have) for _, want, have in pairs)
    yield Line("own cases: precision", both, sum(len(have) for *_, have in pairs))
    yield Line("own cases: recall", both, sum(len(want) for _, want, _ in pairs))


# ---------------------------------------------------------------- annotated corpora


def country_forms(lexicon: Lexicon, language: str) -> dict[str, int]:
    """Number of the country by each of its names in a language, folded."""
    return {
        fold(unify(form)[0]): number
        for number, entity in enumerate(lexicon.entities)
        if entity.kind == "country"
        for table in (entity.aliases, entity.acronyms, entity.former)
        for form in table.get(language, ())
    }


def read_spans(row: dict[str, Any]) -> tuple[str, list[tuple[int, int]]]:
    """A tagged sentence as text, and the spans of it that are tagged as places."""
    text, starts = "", []
    for token in row["tokens"]:
        text += " " if text else ""
        starts.append(len(text))
        text += token
    spans, tags = [], row["raw_tags"]
    for at, tag in enumerate(tags):
        if tag in _PLACES:
            last = at
            while last + 1 < len(tags) and tags[last + 1].startswith("I-"):
                last += 1
            spans.append((starts[at], starts[last] + len(row["tokens"][last])))
    return text, spans


def measure_places(shared: Path, finder: MentionFinder, lexicon: Lexicon) -> Iterator[Line]:
    """Of the spans that are a country's name with any ending and tagged as places, how many are found."""
    for name, (file, language) in CORPORA.items():
        forms, tally = country_forms(lexicon, language), Counter[str]()
        for line in (shared / "corpora" / f"{file}.jsonl").read_text("utf-8").splitlines():
            text, spans = read_spans(json.loads(line))
            mentions = finder.find(text, language) if spans else ()
            for start, end in spans:
                surface = fold(unify(text[start:end])[0])
                known = [f for f in forms if surface.startswith(f) and _INFLECTED.fullmatch(surface[len(f) :])]
                if known:
                    country = forms[max(known, key=len)]
                    tally["n"] += 1
                    tally["right"] += any(m.entity == country and m.start < end and m.end > start for m in mentions)
        yield Line(f"{name}: countries found", tally["right"], tally["n"])


def read_aligned(shared: Path) -> list[dict[str, str]]:
    """The aligned sentences, one object with a text by language each."""
    lines = (shared / "corpora" / "ntrex_ots.tsv").read_bytes().decode().replace("\r", "").split("\n")
    return list(csv.DictReader(lines, delimiter="\t"))


def measure_aligned(shared: Path, finder: MentionFinder, lexicon: Lexicon) -> Iterator[Line]:
    """Countries of the English sentence that are found in each language, and languages told right."""
    rows = read_aligned(shared)
    named = [
        {m.entity for m in finder.find(row["en"], "en") if lexicon.entities[m.entity].kind == "country"} for row in rows
    ]
    for language in LANGUAGES[1:]:
        found = [
            {m.entity for m in finder.find(row[language], language)} if countries else set()
            for row, countries in zip(rows, named, strict=True)
        ]
        right = sum(len(want & have) for want, have in zip(named, found, strict=True))
        yield Line(f"NTREX {language}: countries of the English sentence", right, sum(map(len, named)))
    for language in LANGUAGES:
        sentences = [row[language] for row in rows if len(row[language].split()) > _MANY_WORDS]
        right = sum(detect_language(sentence) == language for sentence in sentences)
        yield Line(f"NTREX {language}: language told", right, len(sentences))


def measure_sentences(shared: Path) -> Iterator[Line]:
    """Ends of aligned segments, five joined by blanks, at which the splitter ends a sentence."""
    rows = read_aligned(shared)
    for language in LANGUAGES:
        right = n = 0
        for first in range(0, len(rows), 5):
            segments = [row[language].strip() for row in rows[first : first + 5]]
            segments = [segment for segment in segments if segment.endswith((".", "!", "?"))]
            text = " ".join(segments)
            ends = {s.end for s in split_sentences(text, [Region(0, len(text), "body", "")], language)}
            at = 0
            for segment in segments[:-1]:
                at += len(segment)
                right, n = right + (at in ends), n + 1
                at += 1
        yield Line(f"NTREX {language}: sentence ends found", right, n)


# ---------------------------------------------------------------- the originals


def load_scorer(shared: Path) -> Any:
    """The scoring script of the annotated originals, as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold" / "score.py")
    if spec is None or spec.loader is None:
        raise typer.BadParameter(f"{shared}: no gold/score.py; give the shared folder with --shared")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure_originals(shared: Path) -> Iterator[Line]:
    """What score.py counts, on the annotated originals: mentions, body, source, date, quotations and speakers."""
    scorer = load_scorer(shared)
    articles = {row["article"]: row for row in article_rows([shared / "seeds"])}
    mentions = [row for row in mention_rows([shared / "seeds"]) if row["in_body"]]
    quotations = list(quotation_rows([shared / "seeds"]))
    total, told = Counter[str](), Counter[str]()
    golds = [json.loads(path.read_text("utf-8")) for path in sorted((shared / "gold").glob("*.json"))]
    for gold in golds:
        row = articles[gold["article"]]
        tally, _ = scorer.score_mentions(gold, [m for m in mentions if m["article"] == gold["article"]])
        total.update(sum(tally.values(), Counter()))
        told["source"] += row["source"] == gold["source"]["id"]
        told["date"] += row["date"] == gold["date"]
        people = {m["label"]: m["entity"] for m in gold["mentions"] if m["kind"] == "person"}
        said = [row for row in quotations if row["article"] == gold["article"]]
        spans, speakers = scorer.score_quotations(gold, said, people)
        told["quotations"] += spans
        told["speakers"] += speakers
        told["quotations of gold"] += len(gold["quotations"])
        told["body"] += round(1000 * scorer.body_iou(gold, row["body"]))
    yield Line("originals: precision", total["tp"], total["tp"] + total["fp"])
    yield Line("originals: recall", total["tp"], total["tp"] + total["fn"])
    yield Line("originals: quotations", told["quotations"], told["quotations of gold"])
    yield Line("originals: speakers of these", told["speakers"], told["quotations of gold"])
    yield Line("originals: body (thousandths)", told["body"], 1000 * len(golds))
    yield Line("originals: sources", told["source"], len(golds))
    yield Line("originals: dates", told["date"], len(golds))


def count_clutter(shared: Path) -> pd.DataFrame:
    """Countries and organisations of the originals: mentions in all of the text, and those that are counted."""
    with tempfile.TemporaryDirectory(prefix="orkhon-") as scratch:
        folder = Path(scratch) / "index"
        build_index([shared / "seeds"], folder)
        index = open_index(folder)
        tables = [
            count_by_region(index, row, Counting(), kind=kind).assign(article=index.article_id(row)[:3])
            for row in range(index.n_articles)
            for kind in ("country", "organisation")
        ]
    table = pd.concat(tables, ignore_index=True)
    return table[table["all_text"] != table["counted"]][["article", "entity", "all_text", "counted", "elsewhere"]]


def measure_all(shared: Path | None) -> list[Line]:
    """Every line of the table; without the shared folder only that of our own cases."""
    lexicon = load_lexicon()
    finder = MentionFinder(lexicon)
    lines = list(measure_cases(finder, lexicon))
    if shared is not None:
        lines += measure_originals(shared)
        lines += measure_places(shared, finder, lexicon)
        lines += measure_aligned(shared, finder, lexicon)
        lines += measure_sentences(shared)
    return lines


def main(shared: Annotated[Path, typer.Option(envvar="ORKHON_SHARED")] = Path("../shared")) -> None:
    """Print the table, then the errors of our own cases by kind."""
    for line in measure_all(shared if shared.is_dir() else None):
        print(f"{line.name:52} {line.right:6} of {line.n:6}  {line.share:7.2%}")
    if shared.is_dir():
        print("\nmentions in all of the originals' text, and counted ones, where they differ")
        print(count_clutter(shared).to_string(index=False))
    lexicon = load_lexicon()
    print(f"cases: {digest_cases()}")
    for kind, language, what in sorted(list_errors(read_cases(), MentionFinder(lexicon), lexicon)):
        print(f"{kind:18} {language}  {what}")


if __name__ == "__main__":
    typer.run(main)
