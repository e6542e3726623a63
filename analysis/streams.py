"""Annotations of articles as rows, in the order of the files; and copies among them, which take all articles."""

from __future__ import annotations

import sys
import tempfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from analysis.annotate.annotate import Annotator
from analysis.corpus.blocks import find_blocks
from analysis.lexicon.load import load_lexicon
from analysis.model import FORMS, REGION_KINDS, Annotation, Article, Mention, ReadReport
from analysis.readers import Limits, iter_articles

Row = dict[str, Any]


def _annotated(paths: Sequence[Path], lexicon: Sequence[Path]) -> Iterator[tuple[Article, Annotation, Annotator]]:
    annotator = Annotator(load_lexicon(*lexicon))
    blocks = find_blocks(iter_articles(paths, ReadReport(), Limits()))
    report = ReadReport()
    for article in iter_articles(paths, report, Limits()):
        yield article, annotator.annotate(article, blocks), annotator
    tell_report(report)


def tell_report(report: ReadReport) -> None:
    """Say on standard error what was refused, and what was read otherwise than it stood."""
    for refused, rows in ((True, report.refused), (False, report.notes)):
        for file, row, reason in rows:
            place = f"{file}, row {row}" if row else file
            sys.stderr.write(f"{'refused' if refused else 'note'}: {place}: {reason}\n")
    if report.undated:
        sys.stderr.write(f"note: {report.undated:,} of {report.read:,} articles have no date\n")


def article_rows(paths: Sequence[Path], lexicon: Sequence[Path] = ()) -> Iterator[Row]:
    """Article, date, source, language, title and the spans of its body."""
    for article, found, _ in _annotated(paths, lexicon):
        yield {
            "article": article.article,
            "date": article.date.isoformat() if article.date else None,
            "source": found.source or None,
            "language": found.language or None,
            "title": found.headline or None,
            "body": [[r.start, r.end] for r in found.regions if r.kind == "body"],
        }


def mention_rows(paths: Sequence[Path], lexicon: Sequence[Path] = ()) -> Iterator[Row]:
    """Every mention, counted or not; ``field`` tells the text from the title column."""
    for article, found, annotator in _annotated(paths, lexicon):
        starts = [sentence.start for sentence in found.sentences]
        for mention in found.mentions:
            at = max(bisect_right(starts, mention.start) - 1, 0)
            region = REGION_KINDS[found.sentences[at].region] if found.sentences else "body"
            yield _mention_row(article.article, article.text, mention, annotator, "text", region, at)
        for mention in found.title_mentions:
            number = len(found.sentences)
            yield _mention_row(article.article, article.title, mention, annotator, "title", "headline", number)


def _mention_row(
    article: str, text: str, mention: Mention, annotator: Annotator, field: str, region: str, sentence: int
) -> Row:
    entities = annotator.lexicon.entities
    entity = entities[mention.entity]
    return {
        "article": article,
        "entity": entity.id,
        "kind": entity.kind,
        "form": FORMS[mention.form],
        "surface": text[mention.start : mention.end],
        "start": mention.start,
        "end": mention.end,
        "field": field,
        "in_body": region == "body",
        "region": region,
        "nested_in": entities[mention.nested_in].id if mention.nested_in >= 0 else None,
        "quoted": mention.quoted,
        "sentence": sentence,
    }


def sentence_rows(paths: Sequence[Path], lexicon: Sequence[Path] = ()) -> Iterator[Row]:
    """Every sentence with its number in the article, region and paragraph."""
    for article, found, _ in _annotated(paths, lexicon):
        for number, sentence in enumerate(found.sentences):
            yield {
                "article": article.article,
                "sentence": number,
                "start": sentence.start,
                "end": sentence.end,
                "region": REGION_KINDS[sentence.region],
                "paragraph": sentence.paragraph,
            }


def quotation_rows(paths: Sequence[Path], lexicon: Sequence[Path] = ()) -> Iterator[Row]:
    """Every quotation (``direct``) and reported clause; ``speaker`` is an entity, ``name`` that of anybody else."""
    for article, found, annotator in _annotated(paths, lexicon):
        entities = annotator.lexicon.entities
        for one in found.quotations:
            yield {
                "article": article.article,
                "start": one.start,
                "end": one.end,
                "speaker": entities[one.speaker].id if one.speaker >= 0 else None,
                "name": one.name or None,
                "direct": one.direct,
            }


def copy_rows(paths: Sequence[Path], lexicon: Sequence[Path] = ()) -> Iterator[Row]:
    """Every article by date and id, with the first article of its story, and how like that one it is.

    Copies show only in the whole collection, so an index is built and thrown away.
    """
    from analysis.index.build import build_index
    from analysis.index.store import open_index

    with tempfile.TemporaryDirectory(prefix="orkhon-") as scratch:
        folder = Path(scratch) / "index"
        tell_report(build_index(paths, folder, lexicon=lexicon))
        index = open_index(folder)
        firsts: list[str] = []
        columns = index.article_ids, index.stories.tolist(), index.similarities.tolist()
        for article, story, similarity in zip(*columns, strict=True):
            first = story == len(firsts)
            if first:
                firsts.append(article)
            yield {"article": article, "text": firsts[story], "first": first, "similarity": round(similarity, 4)}
