"""Each digest against its original: the same names, the same pairs, the same clutter, other words.

The originals are other publishers' texts and lie outside the project (``ORKHON_SHARED``, default ``../shared``).
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Literal

import pytest

from analysis.annotate.annotate import Annotator
from analysis.lexicon.load import load_lexicon
from analysis.model import FORMS, Annotation, Article, Mention, ReadReport
from analysis.readers import iter_articles
from analysis.readers.origin import Origin, origin_of, read_origin

ROOT = Path(__file__).resolve().parents[2]
DIGESTS = ROOT / "seeds" / "articles"
ORIGINALS = ROOT / os.environ.get("ORKHON_SHARED", "../shared") / "seeds"
ORIGINS = read_origin(DIGESTS)

LISTED_FROM = 4
"""So many entities of one kind in a sentence make it a list."""
LONGEST_RUN = 5
"""So many words in a row, names and numbers not counted, may stand in both texts."""
SAME_WORDS_ALLOWED = {"meta", "dateline", "byline", "agency_line"}
"""Regions that are form, not wording: date, place and outlet can only be given as they are."""

every_digest = pytest.mark.parametrize("name", sorted(ORIGINS))
against_original = pytest.mark.skipif(
    not ORIGINALS.is_dir(), reason="needs the five original articles, which are not part of the project"
)


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator(load_lexicon())


def read_article(path: Path) -> Article:
    report = ReadReport()
    (article,) = iter_articles([path], report)
    assert report.refused == []
    return article


def test_the_table_names_the_five_articles() -> None:
    assert set(ORIGINS) == {path.name for path in DIGESTS.glob("*.txt")}
    outlets = [ORIGINS[name].outlet for name in sorted(ORIGINS)]
    assert outlets == ["report", "trend", "report", "azernews", "trend"]


@every_digest
def test_checksums_are_true(name: str) -> None:
    digest = hashlib.sha256((DIGESTS / name).read_bytes()).hexdigest()
    assert origin_of(digest, {name: ORIGINS[name]}) is not None, f"sha256 of {name} is {digest}; put it into ORIGIN.csv"


@every_digest
@against_original
def test_original_is_known_by_its_checksum(name: str) -> None:
    original = hashlib.sha256((ORIGINALS / name).read_bytes()).hexdigest()
    assert origin_of(original, ORIGINS) == "original"


@every_digest
def test_date_outlet_and_language(name: str, annotator: Annotator) -> None:
    article = read_article(DIGESTS / name)
    found = annotator.annotate(article)
    assert article.text.startswith(f" date {ORIGINS[name].date} ")
    assert article.date == ORIGINS[name].date
    assert (found.source, found.language) == (ORIGINS[name].outlet, "en")


@every_digest
def test_nothing_is_quoted_and_no_banner_stands_in_the_text(name: str) -> None:
    text = (DIGESTS / name).read_text(encoding="utf-8")
    assert not re.search('["“”„«»‘]', text)
    assert "digest" not in text.lower()
    assert "orkhon" not in text.lower()


# ---------------------------------------------------------------- who is named


def region_at(found: Annotation, position: int) -> str:
    return next(region.kind for region in found.regions if region.start <= position < region.end)


def counted(found: Annotation) -> Iterator[Mention]:
    """The mentions that count by the house rule: in the body, by name, acronym or demonym, in no other name."""
    for mention in found.mentions:
        if mention.nested_in < 0 and FORMS[mention.form] != "nominal" and region_at(found, mention.start) == "body":
            yield mention


def named_in_body(found: Annotation, annotator: Annotator) -> set[tuple[str, str]]:
    """Entities with the way they are named: by name (or acronym) or by demonym."""
    return {
        (annotator.lexicon.entities[m.entity].id, "demonym" if FORMS[m.form] == "demonym" else "name")
        for m in counted(found)
    }


def named_in_clutter(found: Annotation, annotator: Annotator) -> set[str]:
    clutter = {m.entity for m in found.mentions if region_at(found, m.start) != "body"}
    return {annotator.lexicon.entities[entity].id for entity in clutter}


def pairs(found: Annotation, annotator: Annotator) -> dict[tuple[str, str], Literal["together", "listed"]]:
    """Pairs of one kind that share a sentence of the body; a pair that is ever together is not listed."""
    entities = annotator.lexicon.entities
    kinds: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for mention in counted(found):
        sentence = next(i for i, s in enumerate(found.sentences) if s.start <= mention.start < s.end)
        kinds[sentence, entities[mention.entity].kind].add(entities[mention.entity].id)
    how: dict[tuple[str, str], Literal["together", "listed"]] = {}
    for ids in sorted(kinds.values(), key=len, reverse=True):
        for pair in combinations(sorted(ids), 2):
            how[pair] = "listed" if len(ids) >= LISTED_FROM else "together"
    return how


def both(name: str, annotator: Annotator) -> tuple[Annotation, Annotation]:
    digest, original = (annotator.annotate(read_article(folder / name)) for folder in (DIGESTS, ORIGINALS))
    return digest, original


@every_digest
@against_original
def test_the_same_entities_are_named_the_same_way(name: str, annotator: Annotator) -> None:
    digest, original = both(name, annotator)
    assert named_in_body(digest, annotator) == named_in_body(original, annotator)


@every_digest
@against_original
def test_clutter_is_of_the_same_kinds_and_names_the_same(name: str, annotator: Annotator) -> None:
    digest, original = both(name, annotator)
    assert {region.kind for region in digest.regions} == {region.kind for region in original.regions}
    assert named_in_clutter(digest, annotator) == named_in_clutter(original, annotator)


@every_digest
@against_original
def test_the_same_pairs_are_together_and_listed(name: str, annotator: Annotator) -> None:
    digest, original = both(name, annotator)
    assert pairs(digest, annotator) == pairs(original, annotator)


def test_the_eight_countries_of_the_forum_are_only_listed(annotator: Annotator) -> None:
    """Counted by hand: eight countries in one sentence make 28 pairs, and no other sentence has two."""
    found = annotator.annotate(read_article(DIGESTS / "002_75514096baee0663.txt"))
    countries = {pair: how for pair, how in pairs(found, annotator).items() if pair[0].startswith("country-")}
    assert len(countries) == 28
    assert set(countries.values()) == {"listed"}
    assert ("country-trnc", "country-tur") in countries


def test_what_is_named_in_the_digest_of_004(annotator: Annotator) -> None:
    """Counted by hand: Azerbaijan and Kazakhstan, by name and by demonym, and nothing else that is a country."""
    found = annotator.annotate(read_article(DIGESTS / "004_1e963e142dc0748c.txt"))
    countries = {key for key in named_in_body(found, annotator) if key[0].startswith("country-")}
    assert countries == {
        ("country-aze", "name"), ("country-aze", "demonym"), ("country-kaz", "name"), ("country-kaz", "demonym"),
    }  # fmt: skip
    assert pairs(found, annotator)["org-kmg", "org-socar"] == "together"


# ---------------------------------------------------------------- in whose words


def lines_of_words(text: str, found: Annotation | None = None) -> list[list[tuple[str, bool]]]:
    """Words of each line in lower case, each with whether it is wording: no number, no name, no fixed form."""
    fixed = [(m.start, m.end) for m in found.mentions] if found else []
    fixed += [(r.start, r.end) for r in found.regions if r.kind in SAME_WORDS_ALLOWED] if found else []
    lines, at = [], 0
    for line in text.split("\n"):
        words = []
        for match in re.finditer(r"\w+", line):
            start = at + match.start()
            named = any(left <= start < right for left, right in fixed)
            words.append((match[0].lower(), not named and not match[0][0].isdigit()))
        lines.append(words)
        at += len(line) + 1
    return lines


def longest_common_run(digest: list[tuple[str, bool]], original: list[tuple[str, bool]]) -> tuple[int, str]:
    """Most words of wording in any run of words that both lines have, and that run."""
    best, before = (0, ""), [0] * (len(original) + 1)
    for i in range(1, len(digest) + 1):
        lengths = [0] * (len(original) + 1)
        for j in range(1, len(original) + 1):
            if digest[i - 1][0] == original[j - 1][0]:
                lengths[j] = before[j - 1] + 1
                run = original[j - lengths[j] : j]
                best = max(best, (sum(wording for _, wording in run), " ".join(word for word, _ in run)))
        before = lengths
    return best


def test_runs_are_found_across_names_and_without_counting_them() -> None:
    digest = lines_of_words("Today he met the president of the old town in 2023 again")[0]
    original = lines_of_words("First\nwho met the president of the old town in 2023, too")[1]
    assert longest_common_run(digest, original) == (8, "met the president of the old town in 2023")
    with_a_name = [(word, wording and word != "town") for word, wording in original]
    assert longest_common_run(digest, with_a_name) == (7, "met the president of the old town in 2023")
    assert longest_common_run(digest, [("nothing", True)]) == (0, "")


@every_digest
@against_original
def test_the_words_are_ours(name: str, annotator: Annotator) -> None:
    """No run of six words of the original, names, numbers and fixed forms not counted, stands in the digest."""
    original = read_article(ORIGINALS / name)
    theirs = lines_of_words(original.text, annotator.annotate(original))
    ours = lines_of_words((DIGESTS / name).read_text(encoding="utf-8"))
    longest = max(longest_common_run(digest, line) for digest in ours for line in theirs)
    assert longest[0] <= LONGEST_RUN, longest[1]


@every_digest
@against_original
def test_a_digest_is_no_longer_than_its_original(name: str) -> None:
    ours, theirs = (len((folder / name).read_text(encoding="utf-8")) for folder in (DIGESTS, ORIGINALS))
    assert 0.6 <= ours / theirs <= 1


def test_every_origin_has_a_text_of_its_own() -> None:
    def sums(origin: Origin) -> set[str]:
        return {origin.original_sha256, origin.digest_sha256}

    assert len(set().union(*map(sums, ORIGINS.values()))) == 10
