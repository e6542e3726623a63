"""The running words of one chunk of articles, numbered, and counted as candidates for terms."""

from __future__ import annotations

from itertools import compress

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from analysis.columns import FIRST_IN_SENTENCE, IN_NAME, Arrays
from analysis.corpus.tokens import spread, tokenize
from analysis.corpus.vocabulary import Candidates, count_candidates, is_usable
from analysis.lexicon.words import stop_words
from analysis.model import BODY, HEADLINE, Annotation, Article, Bool, Int64, Sentence

_Places = tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8], npt.NDArray[np.uint8]]
"""Start, length and flags of some tokens."""


class ChunkWords:
    """Grows article by article, then is numbered at once. Of an article's tokens those of the body come first."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._places: list[_Places] = []
        self._languages: list[str] = []
        self.sizes: list[int] = []
        self.body_sizes: list[int] = []
        self.left_out: list[int] = []
        self._body_starts = self._ids = np.zeros(0, dtype=np.int32)
        self.vocabulary: list[str] = []

    def add(self, article: Article, found: Annotation) -> None:
        """Add one article's words."""
        names = [(m.start, m.end) for m in found.mentions]
        in_body = [s for s in found.sentences if s.region == BODY]
        n_body = self._add(article.text, found.language, in_body, names)
        self._body_starts = self._places[-1][0] if n_body else np.zeros(0, dtype=np.int32)
        if article.title:
            whole = [Sentence(0, len(article.title), HEADLINE, 0)]
            n_headline = self._add(article.title, found.language, whole, [])
        else:
            in_headline = [s for s in found.sentences if s.region == HEADLINE]
            n_headline = self._add(article.text, found.language, in_headline, [])
        self._languages.append(found.language)
        self.body_sizes.append(n_body)
        self.sizes.append(n_body + n_headline)
        clutter = (region for region in found.regions if region.kind != "body")
        self.left_out.append(sum(len(tokenize(article.text, found.language, r.start, r.end)[0]) for r in clutter))

    def _add(self, text: str, language: str, sentences: list[Sentence], names: list[tuple[int, int]]) -> int:
        """Add the words of some sentences; how many there are."""
        if not sentences:
            return 0
        words, at, lengths = spread(text, language, sentences[0].start, sentences[-1].end)
        if not len(at):
            return 0
        starts, ends = (np.array(column, dtype=np.int64) for column in list(zip(*sentences, strict=True))[:2])
        sentence = np.searchsorted(starts, at, "right") - 1
        flags = np.full(len(at), FIRST_IN_SENTENCE, dtype=np.uint8)
        flags[1:] *= sentence[1:] != sentence[:-1]
        if names:
            flags[_covered(at, names)] |= IN_NAME
        inside = at < ends[np.maximum(sentence, 0)]
        if not inside.all():
            words = " ".join(compress(words.split(), inside.tolist()))
            at, lengths, flags = at[inside], lengths[inside], flags[inside]
        self._texts.append(words.strip(" "))
        self._places.append((at.astype(np.int32), lengths.astype(np.uint8), flags))
        return len(at)

    def number(self) -> None:
        """Number all words in the order in which they are first met; nothing more is added."""
        texts = pa.array(self._texts, pa.large_string())
        encoded = pc.ascii_split_whitespace(texts).flatten().dictionary_encode()
        self._ids = encoded.indices.to_numpy(zero_copy_only=False)
        self.vocabulary = encoded.dictionary.to_pylist()

    def words_within(self, spans: list[tuple[int, int]]) -> list[int]:
        """How many words of the body that was added last begin in each span."""
        if not spans:
            return []
        places = np.searchsorted(self._body_starts, np.array(spans, dtype=np.int64))
        words: list[int] = (places[:, 1] - places[:, 0]).tolist()
        return words

    def arrays(self) -> Arrays:
        """The tokens' columns."""
        return {"token_id": self._ids, "token_start": self._column(0), "token_length": self._column(1)}

    def _column(self, number: int) -> npt.NDArray[np.generic]:
        dtype = (np.int32, np.uint8, np.uint8)[number]
        return np.concatenate([np.zeros(0, dtype), *(places[number] for places in self._places)])

    def count(self) -> tuple[Candidates, Arrays, list[int]]:
        """Candidates for terms, the columns of their cells, and how many cells each article has."""
        sizes, body = np.array(self.sizes, dtype=np.int64), np.array(self.body_sizes, dtype=np.int64)
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        in_body = within < np.repeat(body, sizes)
        ids, flags = self._ids[in_body].astype(np.int64), self._column(2)[in_body].astype(np.uint8)
        found, cells = count_candidates(ids, flags, body, self._allowed(ids, body))
        columns: Arrays = {
            "cell_candidate": cells.candidates.astype(np.int32),
            "cell_count": cells.counts.astype(np.int32),
        }
        return found, columns, cells.sizes.tolist()

    def _allowed(self, ids: Int64, sizes: Int64) -> Bool:
        """Which tokens may be part of a term: usable words that are no stop word in their article's language."""
        words = self.vocabulary
        usable = np.array([is_usable(word) for word in words], dtype=np.bool_)
        languages = sorted(set(self._languages))
        by_language = np.array(
            [[word not in stop for word in words] for stop in map(stop_words, languages)], dtype=np.bool_
        ).reshape(len(languages), len(words))
        which = np.repeat([languages.index(language) for language in self._languages], sizes)
        allowed: Bool = usable[ids] & by_language[which, ids]
        return allowed


def _covered(at: Int64, names: list[tuple[int, int]]) -> Bool:
    """Which positions lie in one of the spans."""
    ordered = np.array(sorted(names))
    # A name may lie inside another one: the furthest end so far tells whether a word is covered.
    ends = np.maximum.accumulate(ordered[:, 1])
    which = np.searchsorted(ordered[:, 0], at, "right") - 1
    return np.asarray((which >= 0) & (at < ends[np.maximum(which, 0)]))
