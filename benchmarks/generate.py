"""Synthetic articles: the same for the same seed, and hard in the ways that real ones are.

Invented, pronounceable words follow Zipf's law below a hundred English function words (so that the language is
recognised and stop words do their work), and names of the lexicon's entities stand among them: every second
article is dense with names (10 to 15 a kilobyte), the others hold about one a kilobyte.

    python -m benchmarks.generate --articles 100000 --out articles.parquet
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq
import typer

from analysis.lexicon import load_lexicon

WORDS: Final = 80_000
SOURCES: Final = 200
FIRST_DAY: Final = dt.date(2000, 1, 1)
DAYS: Final = (dt.date(2025, 12, 31) - FIRST_DAY).days + 1
DENSE: Final = (10.0, 15.0)
SPARSE: Final = 1.0
"""Names in a kilobyte, in even and in odd articles."""
CHARACTERS: Final = (3000.0, 900.0)
"""Mean and standard deviation of an article's length."""
SENTENCE_WORDS: Final = 18
PARAGRAPH_SENTENCES: Final = 4
COPIES: Final = 0.02
"""Share of articles that repeat the text of another one."""
CHUNK: Final = 1000

FUNCTION_WORDS: Final = (
    "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they "
    "which one you were all her she there would their we him been has when who will no more if out so up said what "
    "its about than into them can only other time new some could these two may first then do any like my now over "
    "such our man me even most made after also did many off before must well back through years much where your way"
).split()

ONSETS: Final = "b d f g h j k l m n p r s t v y z br dr kh pl sh st tr".split()
VOWELS: Final = "a e i o u ai ou".split()
CODAS: Final = ["", "", "", "n", "r", "l", "s", "k", "m", "t"]

Ids = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Pieces:
    """Words and names as they are joined: six variants of each, by place in the sentence.

    Variant 3 * (begins a sentence) + (0 goes on, 1 ends the sentence, 2 ends the paragraph).
    """

    variants: npt.NDArray[np.object_]
    word_weights: npt.NDArray[np.float64]
    name_weights: npt.NDArray[np.float64]
    word_length: float
    name_length: float
    """Mean length with the space after it, as drawn."""


def invent_words(count: int, rng: np.random.Generator) -> list[str]:
    """Different pronounceable words of one to four syllables, the short ones first."""
    words: dict[str, None] = dict.fromkeys(FUNCTION_WORDS)
    while len(words) < count:
        draws = rng.integers(0, [len(ONSETS), len(VOWELS), len(CODAS)], size=(count, 4, 3))
        syllables = 1 + np.sort(rng.binomial(3, 0.5, size=count))
        for parts, n in zip(draws.tolist(), syllables.tolist(), strict=True):
            word = "".join(ONSETS[o] + VOWELS[v] + CODAS[c] for o, v, c in parts[:n])
            words.setdefault(word)
            if len(words) == count:
                break
    return list(words)


def read_names() -> list[list[str]]:
    """English names, acronyms and demonyms of each entity of the lexicon."""
    entities = load_lexicon().entities
    tables = ([e.aliases.get("en", ()), e.acronyms.get("en", ()), e.demonyms.get("en", ())] for e in entities)
    return [names for forms in tables if (names := list(dict.fromkeys(name for form in forms for name in form)))]


def zipf(count: int, exponent: float = 1.0) -> npt.NDArray[np.float64]:
    """Probabilities that fall with the rank."""
    weights: npt.NDArray[np.float64] = 1 / (np.arange(count) + 2.7) ** exponent
    weights /= weights.sum()
    return weights


def build_pieces(rng: np.random.Generator) -> Pieces:
    """Vocabulary and names, with how often each is drawn."""
    words = invent_words(WORDS, rng)
    entities = read_names()
    by_entity = zipf(len(entities), 0.8)[rng.permutation(len(entities))]
    names = [name for forms in entities for name in forms]
    name_weights = np.concatenate([np.full(len(f), w / len(f)) for f, w in zip(entities, by_entity, strict=True)])
    word_weights = zipf(len(words))
    rows = [
        start + end
        for text in (*words, *names)
        for start in (text, text[0].upper() + text[1:])
        for end in (" ", ". ", ".\n\n")
    ]
    lengths = np.array([len(text) + 1 for text in (*words, *names)], dtype=np.float64)
    return Pieces(
        variants=np.array(rows, dtype=object).reshape(-1, 6),
        word_weights=word_weights,
        name_weights=name_weights,
        word_length=float(lengths[: len(words)] @ word_weights) + 1 / SENTENCE_WORDS,
        name_length=float(lengths[len(words) :] @ name_weights) + 1 / SENTENCE_WORDS,
    )


def draw_tokens(pieces: Pieces, first: int, count: int, rng: np.random.Generator) -> tuple[Ids, Ids]:
    """Tokens of articles, one after the other, as positions in ``pieces.variants``, and where each article ends."""
    per_kilobyte = np.where((first + np.arange(count)) % 2, SPARSE, rng.uniform(*DENSE, size=count))
    # Of n tokens p n are names, and they and the words fill the length: solved for p.
    p = per_kilobyte * pieces.word_length / (1000 - per_kilobyte * (pieces.name_length - pieces.word_length))
    characters = np.clip(rng.normal(*CHARACTERS, size=count), 500, 9000)
    tokens = np.maximum(characters / (p * pieces.name_length + (1 - p) * pieces.word_length), 10).astype(np.int64)
    total = int(tokens.sum())
    ids = np.minimum(np.cumsum(pieces.word_weights).searchsorted(rng.random(total)), len(pieces.word_weights) - 1)
    is_name = rng.random(total) < np.repeat(p, tokens)
    drawn = np.cumsum(pieces.name_weights).searchsorted(rng.random(int(is_name.sum())))
    ids[is_name] = len(pieces.word_weights) + np.minimum(drawn, len(pieces.name_weights) - 1)
    return ids, np.cumsum(tokens)


def compose(pieces: Pieces, ids: Ids, ends: Ids, rng: np.random.Generator) -> list[str]:
    """Texts with sentences and paragraphs."""
    ending = (rng.random(len(ids)) < 1 / SENTENCE_WORDS).astype(np.int64)
    ending *= 1 + (rng.random(len(ids)) < 1 / PARAGRAPH_SENTENCES)
    ending[ends - 1] = 1
    begins = np.concatenate([[True], ending[:-1] > 0])
    parts = pieces.variants[ids, 3 * begins + ending].tolist()
    starts = [0, *ends[:-1].tolist()]
    return ["".join(parts[start:end]).rstrip() for start, end in zip(starts, ends.tolist(), strict=True)]


def compose_titles(pieces: Pieces, ids: Ids, ends: Ids) -> list[str]:
    """The last eight tokens of each article, as its title."""
    parts = pieces.variants[ids[ends[:, None] - np.arange(8, 0, -1)], 0]
    return [(title[0].upper() + title[1:]).rstrip() for title in map("".join, parts.tolist())]


def generate(articles: int, seed: int = 1) -> Iterator[dict[str, list[Any]]]:
    """Columns of up to ``CHUNK`` articles at a time; dates, outlets and names in no order."""
    rng = np.random.default_rng(seed)
    pieces = build_pieces(rng)
    source_weights = zipf(SOURCES, 0.7)
    for first in range(0, articles, CHUNK):
        count = min(CHUNK, articles - first)
        ids, ends = draw_tokens(pieces, first, count, rng)
        texts = compose(pieces, ids, ends, rng)
        for copy in np.flatnonzero(rng.random(count) < COPIES).tolist():
            texts[copy] = texts[int(rng.integers(count))]
        days = rng.integers(0, DAYS, size=count).tolist()
        sources = rng.choice(SOURCES, size=count, p=source_weights).tolist()
        yield {
            "id": [f"a{first + i:07}" for i in range(count)],
            "date": [(FIRST_DAY + dt.timedelta(days=day)).isoformat() for day in days],
            "source": [f"Outlet {source:03}" for source in sources],
            "title": compose_titles(pieces, ids, ends),
            "text": texts,
            "url": [f"https://outlet{source:03}.example/{first + i}" for i, source in enumerate(sources)],
        }


def write_articles(out: Path, articles: int, seed: int = 1) -> None:
    """Write synthetic articles as ``.parquet`` or ``.jsonl``, by the ending of ``out``."""
    chunks = generate(articles, seed)
    if out.suffix == ".parquet":
        batches = map(pa.RecordBatch.from_pydict, chunks)
        head = next(batches)
        with pq.ParquetWriter(out, head.schema) as writer:
            for batch in (head, *batches):
                writer.write_batch(batch)
    elif out.suffix == ".jsonl":
        with out.open("w", encoding="utf-8") as file:
            for chunk in chunks:
                for values in zip(*chunk.values(), strict=True):
                    file.write(json.dumps(dict(zip(chunk, values, strict=True)), ensure_ascii=False) + "\n")
    else:
        raise typer.BadParameter(f"{out}: write .parquet or .jsonl")


def main(
    out: Annotated[Path, typer.Option(help="File to write, .parquet or .jsonl")],
    articles: Annotated[int, typer.Option(min=1, help="How many")] = 100_000,
    seed: Annotated[int, typer.Option(help="Another seed, other articles")] = 1,
) -> None:
    """Write synthetic articles."""
    write_articles(out, articles, seed)


if __name__ == "__main__":
    typer.run(main)
