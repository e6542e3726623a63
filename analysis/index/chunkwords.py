"""The running words of one chunk of articles, numbered, and counted as candidates for terms."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from analysis.columns import FIRST_IN_SENTENCE, IN_NAME, RAGGED, Arrays
from analysis.corpus.tokens import tokenize
from analysis.corpus.vocabulary import Candidates, count_candidates, is_usable
from analysis.lexicon.words import stop_words
from analysis.model import BODY, HEADLINE, Annotation, Article, Bool, Int64, Sentence

_Part = tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.uint8], npt.NDArray[np.uint8]]
"""Word number, start, length and flags of some tokens."""


class ChunkWords:
    """Grows article by article. Of an article's tokens those of the body come first, then its headline's."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._parts: list[_Part] = []
        self._bodies: list[_Part] = []
        self._languages: list[str] = []
        self.sizes: list[int] = []
        self.body_sizes: list[int] = []
        self.left_out: list[int] = []

    @property
    def vocabulary(self) -> list[str]:
        """The chunk's words by number."""
        return list(self._numbers)

    def add(self, article: Article, found: Annotation) -> None:
        """Add one article's words."""
        names = [(m.start, m.end) for m in found.mentions]
        in_body = [s for s in found.sentences if s.region == BODY]
        body = self._tokens(article.text, found.language, in_body, names)
        if article.title:
            whole = [Sentence(0, len(article.title), HEADLINE, 0)]
            headline = self._tokens(article.title, found.language, whole, [])
        else:
            in_headline = [s for s in found.sentences if s.region == HEADLINE]
            headline = self._tokens(article.text, found.language, in_headline, [])
        self._parts += [body, headline]
        self._bodies.append(body)
        self._languages.append(found.language)
        self.body_sizes.append(len(body[0]))
        self.sizes.append(len(body[0]) + len(headline[0]))
        clutter = (region for region in found.regions if region.kind != "body")
        self.left_out.append(sum(len(tokenize(article.text, found.language, r.start, r.end)[0]) for r in clutter))

    def _tokens(self, text: str, language: str, sentences: list[Sentence], names: list[tuple[int, int]]) -> _Part:
        if not sentences:
            return _NOTHING
        words, at, lengths = tokenize(text, language, sentences[0].start, sentences[-1].end)
        starts, ends = (np.array(column, dtype=np.int64) for column in list(zip(*sentences, strict=True))[:2])
        sentence = np.searchsorted(starts, at, "right") - 1
        inside = at < ends[np.maximum(sentence, 0)]
        flags = np.where(np.diff(sentence, prepend=-1) != 0, FIRST_IN_SENTENCE, 0).astype(np.uint8)
        if names:
            flags[_covered(at, names)] |= IN_NAME
        known = self._numbers
        ids = np.array([known.setdefault(word, len(known)) for word in words], dtype=np.int32)
        columns = ids, at.astype(np.int32), lengths.astype(np.uint8), flags
        return columns if inside.all() else (ids[inside], *(column[inside] for column in columns[1:]))  # type: ignore[return-value]

    def arrays(self) -> Arrays:
        """The tokens' columns."""
        return {
            f"token_{name}": np.concatenate([np.zeros(0, dtype), *(part[i] for part in self._parts)])
            for i, (name, dtype) in enumerate(RAGGED["token"].items())
        }

    def count(self) -> tuple[Candidates, Arrays, list[int]]:
        """Candidates for terms, the columns of their cells, and how many cells each article has."""
        ids = np.concatenate([np.zeros(0, np.int32), *(part[0] for part in self._bodies)]).astype(np.int64)
        flags = np.concatenate([np.zeros(0, np.uint8), *(part[3] for part in self._bodies)])
        sizes = np.array(self.body_sizes, dtype=np.int64)
        found, cells = count_candidates(ids, flags, sizes, self._allowed(ids, sizes))
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


_NOTHING: _Part = (np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.uint8), np.zeros(0, np.uint8))


def _covered(at: Int64, names: list[tuple[int, int]]) -> Bool:
    """Which positions lie in one of the spans."""
    ordered = np.array(sorted(names))
    # A name may lie inside another one: the furthest end so far tells whether a word is covered.
    ends = np.maximum.accumulate(ordered[:, 1])
    which = np.searchsorted(ordered[:, 0], at, "right") - 1
    return np.asarray((which >= 0) & (at < ends[np.maximum(which, 0)]))
