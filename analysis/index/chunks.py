"""One chunk of articles, annotated and laid out in arrays, in this process or in a worker."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from analysis.columns import FIRST_IN_SENTENCE, IN_NAME, IN_TITLE, RAGGED, Arrays, as_arrays
from analysis.corpus.tokens import tokenize
from analysis.model import BODY, HEADLINE, REGION_KINDS, Annotation, Article, Mention, Sentence

if TYPE_CHECKING:
    from analysis.annotate.annotate import Annotator

UNDATED = np.iinfo(np.int32).min
_EPOCH = dt.date(1970, 1, 1)
_annotators: dict[tuple[Path, ...], Annotator] = {}


@dataclass(slots=True)
class Chunk:
    """What a chunk of articles adds to the index. Tokens are numbered in ``vocabulary``, reasons in ``reasons``."""

    articles: dict[str, list[str]]
    texts: list[str]
    days: list[int]
    digests: list[bytes]
    counts: dict[str, list[int]]
    arrays: Arrays
    vocabulary: list[str]
    reasons: list[str]
    body_tokens: list[int]
    left_out_tokens: list[int]


@dataclass(slots=True)
class _Rows:
    """Rows of the ragged groups while a chunk grows."""

    region: list[tuple[object, ...]] = field(default_factory=list)
    sentence: list[tuple[object, ...]] = field(default_factory=list)
    mention: list[tuple[object, ...]] = field(default_factory=list)
    tokens: list[tuple[npt.NDArray[Any], ...]] = field(default_factory=list)
    n_tokens: int = 0

    def sizes(self) -> dict[str, int]:
        lists = {"region": self.region, "sentence": self.sentence, "mention": self.mention}
        return {**{group: len(rows) for group, rows in lists.items()}, "token": self.n_tokens}

    def arrays(self) -> Arrays:
        arrays = {}
        for at, (name, dtype) in enumerate(RAGGED["token"].items()):
            arrays[f"token_{name}"] = np.concatenate([np.zeros(0, dtype), *(part[at] for part in self.tokens)])
        for group, rows in (("region", self.region), ("sentence", self.sentence), ("mention", self.mention)):
            arrays |= as_arrays(group, rows)
        return arrays


def annotate_chunk(articles: list[Article], lexicon_files: tuple[Path, ...]) -> Chunk:
    """Annotate articles and lay out what was found. Loads the lexicon once a process."""
    if lexicon_files not in _annotators:
        from analysis.annotate.annotate import Annotator
        from analysis.lexicon.load import load_lexicon

        _annotators[lexicon_files] = Annotator(load_lexicon(*lexicon_files))
    return lay_out(articles, [_annotators[lexicon_files].annotate(article) for article in articles])


def lay_out(articles: list[Article], annotations: list[Annotation]) -> Chunk:
    """Arrays of annotated articles, in their order."""
    rows, vocabulary, reasons = _Rows(), dict[str, int](), dict[str, int]()
    counts: dict[str, list[int]] = {group: [] for group in RAGGED}
    body_tokens, left_out = [], []
    for article, found in zip(articles, annotations, strict=True):
        before = rows.sizes()
        for region in found.regions:
            number = reasons.setdefault(region.reason, len(reasons))
            rows.region.append((region.start, region.end, REGION_KINDS.index(region.kind), number))
        _add_sentences(rows, article, found)
        body_tokens.append(_add_tokens(rows, vocabulary, article, found))
        left_out.append(_count_left_out(article, found))
        for group, size in rows.sizes().items():
            counts[group].append(size - before[group])
    return Chunk(
        articles=_article_columns(articles, annotations),
        texts=[article.text for article in articles],
        days=[UNDATED if a.date is None else (a.date - _EPOCH).days for a in articles],
        digests=[_digest(article) for article in articles],
        counts=counts,
        arrays=rows.arrays(),
        vocabulary=list(vocabulary),
        reasons=list(reasons),
        body_tokens=body_tokens,
        left_out_tokens=left_out,
    )


def _facets(article: Article) -> str:
    return json.dumps(dict(article.facets), ensure_ascii=False, sort_keys=True) if article.facets else ""


def _count_left_out(article: Article, found: Annotation) -> int:
    """Running words of the text that lie outside the body."""
    clutter = (region for region in found.regions if region.kind != "body")
    return sum(len(tokenize(article.text, found.language, region.start, region.end)[0]) for region in clutter)


def _article_columns(articles: list[Article], annotations: list[Annotation]) -> dict[str, list[str]]:
    return {
        "article": [a.article for a in articles],
        "source": [f.source for f in annotations],
        "source_name": [f.source_name for f in annotations],
        "language": [f.language for f in annotations],
        "title": [a.title for a in articles],
        "headline": [f.headline for f in annotations],
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
        rows.mention.append(_mention_row(mention, 0, at, kind))
    if article.title:
        paragraph = found.sentences[-1].paragraph + 1 if found.sentences else 0
        rows.sentence.append((0, len(article.title), HEADLINE, paragraph, 1))
        for mention in found.title_mentions:
            rows.mention.append(_mention_row(mention, 1, len(found.sentences), HEADLINE))


def _mention_row(mention: Mention, in_field: int, sentence: int, kind: int) -> tuple[object, ...]:
    start, end, entity, form, nested_in, quoted = mention
    return (start, end, entity, form, in_field, nested_in, quoted, sentence, kind)


def _add_tokens(rows: _Rows, vocabulary: dict[str, int], article: Article, found: Annotation) -> int:
    """Tokens of the body, then those of the headline; the number of the former."""
    names = [(m.start, m.end) for m in found.mentions]
    body = [s for s in found.sentences if s.region == BODY]
    headline = [s for s in found.sentences if s.region == HEADLINE]
    before = rows.n_tokens
    _add_words(rows, vocabulary, article.text, found.language, body, names, 0)
    n_body = rows.n_tokens - before
    if article.title:
        whole = [Sentence(0, len(article.title), HEADLINE, 0)]
        in_title = [(m.start, m.end) for m in found.title_mentions]
        _add_words(rows, vocabulary, article.title, found.language, whole, in_title, IN_TITLE)
    else:
        _add_words(rows, vocabulary, article.text, found.language, headline, names, IN_TITLE)
    return n_body


def _add_words(
    rows: _Rows, vocabulary: dict[str, int], text: str, language: str,
    sentences: list[Sentence], names: list[tuple[int, int]], flag: int,
) -> None:  # fmt: skip
    if not sentences:
        return
    words, starts, lengths = tokenize(text, language, sentences[0].start, sentences[-1].end)
    if not words:
        return
    at = np.array(starts)
    flags = np.full(len(words), flag, dtype=np.uint8)
    sentence_starts = np.array([s.start for s in sentences])
    number = np.searchsorted(sentence_starts, at, "right") - 1
    inside = at < np.array([s.end for s in sentences])[np.maximum(number, 0)]
    flags[np.diff(number, prepend=-1) != 0] |= FIRST_IN_SENTENCE
    if names:
        ordered = np.array(sorted(names))
        # A name may lie inside another one: the furthest end so far tells whether a word is covered.
        ends = np.maximum.accumulate(ordered[:, 1])
        which = np.searchsorted(ordered[:, 0], at, "right") - 1
        flags[(which >= 0) & (at < ends[np.maximum(which, 0)])] |= IN_NAME
    ids = np.array([vocabulary.setdefault(word, len(vocabulary)) for word in words], dtype=np.int32)
    sizes = np.array(lengths, dtype=np.uint8)
    rows.tokens.append((ids[inside], at[inside].astype(np.int32), sizes[inside], flags[inside]))
    rows.n_tokens += int(np.count_nonzero(inside))
