"""One chunk of articles, annotated and laid out in arrays, in this process or in a worker."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analysis.columns import CASE_SEPARATOR, Arrays, as_arrays
from analysis.corpus.vocabulary import Candidates
from analysis.index.chunkwords import ChunkWords
from analysis.model import BODY, HEADLINE, REGION_KINDS, Annotation, Article, Mention

if TYPE_CHECKING:
    from analysis.annotate.annotate import Annotator
    from analysis.annotate.recurring import Blocks

UNDATED = np.iinfo(np.int32).min
_EPOCH = dt.date(1970, 1, 1)
_FIRST_WORDS = 12
_annotators: dict[tuple[Path, ...], Annotator] = {}


@dataclass(slots=True)
class Chunk:
    """What a chunk of articles adds to the index. Words are numbered in ``vocabulary``, reasons in
    ``reasons``, speakers in ``names``, forms of mentions in ``used``, what is left open in ``cases``; the cells count
    ``candidates`` for terms.
    """

    articles: dict[str, list[str]]
    days: list[int]
    digests: list[bytes]
    counts: dict[str, list[int]]
    arrays: Arrays
    candidates: Candidates
    vocabulary: list[str]
    reasons: list[str]
    names: list[str]
    used: list[str]
    cases: list[str]
    body_tokens: list[int]
    left_out_tokens: list[int]


@dataclass(slots=True)
class _Rows:
    """Rows of the ragged groups while a chunk grows."""

    region: list[tuple[object, ...]] = field(default_factory=list)
    sentence: list[tuple[object, ...]] = field(default_factory=list)
    mention: list[tuple[object, ...]] = field(default_factory=list)
    quotation: list[tuple[object, ...]] = field(default_factory=list)
    unresolved: list[tuple[object, ...]] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)
    cases: dict[str, int] = field(default_factory=dict)

    def groups(self) -> dict[str, list[tuple[object, ...]]]:
        names = ("region", "sentence", "mention", "quotation", "unresolved")
        return {name: getattr(self, name) for name in names}


def annotate_chunk(articles: list[Article], lexicon_files: tuple[Path, ...], blocks: Blocks) -> Chunk:
    """Annotate articles and lay out what was found. Loads the lexicon once a process."""
    if lexicon_files not in _annotators:
        from analysis.annotate.annotate import Annotator
        from analysis.lexicon.load import load_lexicon

        _annotators[lexicon_files] = Annotator(load_lexicon(*lexicon_files))
    return lay_out(articles, [_annotators[lexicon_files].annotate(article, blocks) for article in articles])


def lay_out(articles: list[Article], annotations: list[Annotation]) -> Chunk:
    """Arrays of annotated articles, in their order."""
    rows, words, reasons, names = _Rows(), ChunkWords(), dict[str, int](), dict[str, int]()
    counts: dict[str, list[int]] = {group: [] for group in rows.groups()}
    for article, found in zip(articles, annotations, strict=True):
        before = {group: len(added) for group, added in rows.groups().items()}
        for region in found.regions:
            number = reasons.setdefault(region.reason, len(reasons))
            rows.region.append((region.start, region.end, REGION_KINDS.index(region.kind), number))
        _add_sentences(rows, article, found)
        _add_unresolved(rows, article, found)
        words.add(article, found)
        lengths = words.words_within([(one.start, one.end) for one in found.quotations])
        for one, length in zip(found.quotations, lengths, strict=True):
            number = names.setdefault(one.name, len(names))
            rows.quotation.append((one.start, one.end, one.speaker, number, one.direct, length))
        for group, added in rows.groups().items():
            counts[group].append(len(added) - before[group])
    words.number()
    candidates, cells, cell_sizes = words.count()
    arrays = words.arrays() | cells
    for group, added in rows.groups().items():
        arrays |= as_arrays(group, added)
    return Chunk(
        articles=_article_columns(articles, annotations),
        days=[UNDATED if a.date is None else (a.date - _EPOCH).days for a in articles],
        digests=[_digest(article) for article in articles],
        counts={**counts, "token": words.sizes, "cell": cell_sizes},
        arrays=arrays,
        candidates=candidates,
        vocabulary=words.vocabulary,
        reasons=list(reasons),
        names=list(names),
        used=list(rows.used),
        cases=list(rows.cases),
        body_tokens=words.body_sizes,
        left_out_tokens=words.left_out,
    )


def _first_words(article: Article, found: Annotation) -> str:
    """What an article without a headline is called: the first words of its body, else its id."""
    body = next((region for region in found.regions if region.kind == "body"), None)
    words = article.text[body.start : body.start + 400].split() if body else []
    name = " ".join(words[:_FIRST_WORDS])
    return f"{name}…" if len(words) > _FIRST_WORDS else name or article.article


def _facets(article: Article) -> str:
    return json.dumps(dict(article.facets), ensure_ascii=False, sort_keys=True) if article.facets else ""


def _article_columns(articles: list[Article], annotations: list[Annotation]) -> dict[str, list[str]]:
    return {
        "article": [a.article for a in articles],
        "source": [f.source for f in annotations],
        "source_name": [f.source_name for f in annotations],
        "language": [f.language for f in annotations],
        "title": [a.title for a in articles],
        "headline": [f.headline or _first_words(a, f) for a, f in zip(articles, annotations, strict=True)],
        "url": [a.url for a in articles],
        "facets": [_facets(a) for a in articles],
        "file": [f"{a.file}:{a.row}" if a.row else a.file for a in articles],
    }


def _digest(article: Article) -> bytes:
    """Digest of all that the article says, so that the same articles give the same fingerprint in any order."""
    parts = (article.article, str(article.date), article.source, article.language, article.title, article.url)
    content = json.dumps([*parts, article.facets, article.text], ensure_ascii=False)
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).digest()


def _add_sentences(rows: _Rows, article: Article, found: Annotation) -> None:
    """Sentences and mentions of one article; a title column is one more sentence, with ``field`` 1."""
    starts = [sentence.start for sentence in found.sentences]
    for sentence in found.sentences:
        rows.sentence.append((sentence.start, sentence.end, sentence.region, sentence.paragraph, 0))
    for mention in found.mentions:
        at = max(bisect_right(starts, mention.start) - 1, 0)
        kind = found.sentences[at].region if found.sentences else BODY
        rows.mention.append(_mention_row(rows, mention, 0, at, kind))
    if article.title:
        paragraph = found.sentences[-1].paragraph + 1 if found.sentences else 0
        rows.sentence.append((0, len(article.title), HEADLINE, paragraph, 1))
        for mention in found.title_mentions:
            rows.mention.append(_mention_row(rows, mention, 1, len(found.sentences), HEADLINE))


def _mention_row(rows: _Rows, mention: Mention, in_field: int, sentence: int, kind: int) -> tuple[object, ...]:
    start, end, entity, form, nested_in, quoted, used = mention
    number = rows.used.setdefault(used, len(rows.used))
    return (start, end, entity, form, in_field, nested_in, quoted, sentence, kind, number)


def _add_unresolved(rows: _Rows, article: Article, found: Annotation) -> None:
    """What stands in the text and was given to nobody; a case is the words, the reason and who was possible."""
    starts = [region.start for region in found.regions]
    for start, end, reason, entities in found.unresolved:
        words = " ".join(article.text[start:end].split())
        case = CASE_SEPARATOR.join((words, reason, " ".join(map(str, entities))))
        kind = found.regions[max(bisect_right(starts, start) - 1, 0)].kind if found.regions else "body"
        rows.unresolved.append((start, end, REGION_KINDS.index(kind), rows.cases.setdefault(case, len(rows.cases))))
