"""What sets two views apart: terms that one of them has more of, by articles that hold them or by occurrences."""

from __future__ import annotations

from functools import partial
from typing import Any, Final, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.errors import InputError
from analysis.measures.contrast import benjamini_hochberg, keyness_g2, log_ratio, lrc, p_of_g2
from analysis.measures.definition import Definition
from analysis.measures.receipts import article_evidence, span_articles
from analysis.measures.sides import SIDES, Side, Sides, sides
from analysis.measures.tokens import token_evidence
from analysis.measures.vocabulary import Vocabulary, count_vocabulary, n_tokens, term_positions, token_positions
from analysis.model import Bool, Evidence, Filter, Int64, Measurement, View
from analysis.termmatrix import is_topical

Basis = Literal["documents", "tokens"]
INTEGERS: Final = tuple(f"{count}_{side}" for count in ("n", "size", "df", "articles") for side in SIDES)
_BASES: Final[dict[str, tuple[str, str]]] = {"documents": ("df", "articles"), "tokens": ("n", "size")}
"""Count and size that the scores are computed from."""


def keyness(
    view: View,
    reference: View | Filter | None = None,
    *,
    by: str | None = None,
    names: bool = False,
    top: int | None = None,
) -> Measurement:
    """The terms (a word, or two in a row) that a view has more of than a reference, and those it has less of.

    Parameters
    ----------
    reference
        The articles to compare with, by default the rest of the collection; articles in both are left out of it.
    by
        "documents": scores compare the articles that hold a term; "tokens": its occurrences, of all running words.
        By default documents, and tokens where the counting's unit is occurrences.
    names
        Whether names and demonyms may be terms.
    top
        So many terms of each direction at most; tests and corrections are those of all terms.

    Returns
    -------
    Measurement
        One row for each term of either side. Of target and reference: ``n`` occurrences of ``size`` running words,
        ``df`` of the ``articles`` that hold it. ``lrc``, ``g2`` (four cells) and ``log_ratio`` are positive where the
        target has more; ``p`` of g2, ``p_adjusted`` over all terms (Benjamini & Hochberg); lrc is corrected for all
        terms (Bonferroni). ``supported``: the side that has more holds it as often as the minimum support. Sorted by
        lrc, the target's strongest first and the reference's last, then by term.

    Raises
    ------
    InputError
        A side is empty, or by tokens has no word in the voice asked for; both are the same articles; ``by`` is unknown
        or ``top`` is below 1.
    """
    basis = by or ("tokens" if view.counting.unit == "occurrences" else "documents")
    if basis not in get_args(Basis):
        raise InputError(f"by {by!r} is unknown: keyness compares documents or tokens")
    if top is not None and top < 1:
        raise InputError(f"top is {top}: ask for at least one term")
    both = sides(view, reference)
    if basis == "tokens" and not all(n_tokens(view, both.rows(side)) for side in SIDES):
        raise InputError("a side has no running word in that voice: compare documents, or choose voice all")
    terms, columns = _counts(both, names)
    table = _table(view, terms, columns, basis)
    notes = (*both.notes, *_notes(both, table, basis))
    table = table if top is None else _strongest(table, top)
    return Measurement("keyness", table, INTEGERS, view, partial(_open, both, table), notes)


def _counts(both: Sides, names: bool) -> tuple[Int64, dict[str, Int64]]:
    """The terms that either side holds, and their integers."""
    view = both.view
    target = count_vocabulary(view.index, view.counting, both.target)
    if both.size("target") + both.size("reference") == view.index.n_articles:
        whole = count_vocabulary(view.index, view.counting, np.arange(view.index.n_articles))
        reference = Vocabulary(whole.df - target.df, whole.n - target.n)
    else:
        reference = count_vocabulary(view.index, view.counting, both.reference)
    terms = np.flatnonzero(is_topical(view.index, names=names) & (target.df + reference.df > 0))
    columns: dict[str, Int64] = {}
    for side, found in zip(SIDES, (target, reference), strict=True):
        columns |= {f"n_{side}": found.n[terms], f"df_{side}": found.df[terms]}
        for name, size in (("size", n_tokens(view, both.rows(side))), ("articles", both.size(side))):
            columns[f"{name}_{side}"] = np.full(len(terms), size, dtype=np.int64)
    return terms, {name: columns[name] for name in INTEGERS}


def _table(view: View, terms: Int64, columns: dict[str, Int64], basis: str) -> pd.DataFrame:
    count, size = _BASES[basis]
    a, b, c, d = (columns[f"{one}_{side}"] for one in (count, size) for side in SIDES)
    bound, g2 = lrc(a, b, c, d, corrections=max(len(terms), 1)), keyness_g2(a, b, c, d)
    p = p_of_g2(g2)
    scores: dict[str, npt.NDArray[Any]] = {
        "lrc": bound, "g2": g2, "log_ratio": log_ratio(a, b, c, d), "p": p, "p_adjusted": benjamini_hochberg(p),
        "supported": np.where(g2 >= 0, a, b) >= view.counting.support,
    }  # fmt: skip
    # The index has its terms in order of name, so a stable order by score leaves ties by name.
    order = np.argsort(-bound, kind="stable")
    words = view.index.terms["term"][terms]
    return pd.DataFrame({"term": words[order], **{name: values[order] for name, values in (columns | scores).items()}})


def _strongest(table: pd.DataFrame, top: int) -> pd.DataFrame:
    """The strongest of each direction: by lrc, those that it leaves at 0 by g2; in the table's order."""
    bound, g2 = table["lrc"].to_numpy(), table["g2"].to_numpy()
    place = np.arange(len(table))
    kept: list[Int64] = []
    for sign in (1, -1):
        own: Bool = sign * g2 > 0
        order = np.lexsort((place, -sign * g2, -sign * bound))
        kept.append(order[own[order]][:top])
    return table.iloc[np.sort(np.concatenate(kept))].reset_index(drop=True)


def _notes(both: Sides, table: pd.DataFrame, basis: str) -> list[str]:
    what = "articles that hold a term" if basis == "documents" else "occurrences of a term"
    notes = [f"{what} are compared, for {len(table):,} terms; LRC is corrected for all of them (Bonferroni), "
             "the p values too (Benjamini and Hochberg)"]  # fmt: skip
    if len(table) and not table["lrc"].any():
        few = min(both.size(side) for side in SIDES)
        notes.append(f"no difference is certain after that correction (the smaller side has {few:,} "
                     f"{'article' if few == 1 else 'articles'}), so none is drawn as one")  # fmt: skip
    if both.view.counting.headlines:
        notes.append("terms are counted in the bodies only")
    return notes


def _open(both: Sides, table: pd.DataFrame, row: int, column: str) -> Evidence:
    view, (count, _, name) = both.view, column.partition("_")
    side: Side = "target" if name == "target" else "reference"
    rows = both.rows(side)
    if count == "articles":
        return article_evidence(view, rows)
    if count == "size":
        return token_evidence(view, token_positions(view, rows), 1)
    return term_evidence(view, str(table["term"].iloc[row]), rows, whole=count == "df")


def term_evidence(view: View, term: str, rows: Int64, *, whole: bool) -> Evidence:
    """Occurrences of a term in some articles, or (``whole``) the articles that hold it with the term marked."""
    number = int(np.searchsorted(view.index.terms["term"].astype(str), term))
    spans = token_evidence(view, term_positions(view, number, rows), term.count(" ") + 1)
    return span_articles(spans) if whole else spans


KEYNESS: Final = Definition(
    title="Terms compared",
    row="one term (a word, or two in a row) that stands in the articles looked at (the target) or in those they are "
    "compared with (the reference)",
    columns={
        "term": "the term",
        "n_target": "how often it stands in the target",
        "n_reference": "how often it stands in the reference",
        "size_target": "running words of the target",
        "size_reference": "running words of the reference",
        "df_target": "articles of the target that hold it",
        "df_reference": "articles of the reference that hold it",
        "articles_target": "articles of the target",
        "articles_reference": "articles of the reference",
        "lrc": "conservative Log Ratio, in doublings: 1 says that the target has at least twice as much of it, -1 at "
        "most half as much. It is the end nearest to 0 of log_ratio's exact 95 % interval, corrected for all terms "
        "(Bonferroni); 0 where that includes 0",
        "g2": "2 x the sum of O ln(O / E) over all four cells (with the term and without it, target and reference); "
        "below 0 where the target has less of it",
        "log_ratio": "log2((a / c) / (b / d)), a of c in the target and b of d in the reference; a count of 0 is taken "
        "as 0.5",
        "p": "how often chance alone would give so large a g2 (chi-squared with one degree of freedom)",
        "p_adjusted": "p corrected for all terms, so that of those under 0.05 at most 5 % are false (Benjamini and "
        "Hochberg)",
        "supported": "whether the side that has more of it reaches the minimum support: what does not is shown and "
        "never ranked",
    },
    notes=(
        "Scores compare the articles that hold a term (df of articles); with --by tokens, or in the unit occurrences, "
        "its occurrences (n of size).",
        "Articles that are in both are left out of the reference, which a note says.",
        "Function words, verbs of reporting and, unless asked for, names and demonyms are no terms. Words are counted "
        "in the bodies.",
        "Many tools sum two cells only (Rayson & Garside): 10.46 where four give 10.67 for 30 of 1,000 against 10 of "
        "1,000.",
        "Occurrences in one article depend on each other, so by tokens a single article can make a term look key.",
    ),
    sources=(
        "Evert 2022, Measuring keyness, DH2022 (LRC)",
        "Dunning 1993, CL 19(1) (G2)",
        "Hardie 2014, Log Ratio, CASS Lancaster",
        "Benjamini & Hochberg 1995, JRSS B 57(1)",
    ),
)
