"""Mentions drawn at random, to be judged by a reader: how often what is counted is right."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.cells import chosen, counted, mention_rows
from analysis.errors import InputError
from analysis.measures.receipts import mention_evidence
from analysis.model import Evidence, Int64, View


class Sample(NamedTuple):
    """Counted mentions: as occurrences, with the number of the entity and the form (in ``FORMS``) of each."""

    evidence: Evidence
    entities: Int64
    forms: Int64
    of: int
    """Counted mentions in the view, out of which these were drawn."""


def sample_mentions(view: View, *, seed: int = 1, size: int = 20) -> Sample:
    """Some of the counted mentions of a view, each as likely as any other, in the order of the articles.

    Parameters
    ----------
    seed
        The same seed draws the same mentions from the same view.
    size
        So many, or all where there are fewer.

    Raises
    ------
    InputError
        The seed or the size is below what makes sense.
    """
    if seed < 0 or size < 1:
        raise InputError(f"seed is {seed} and size {size}: give a seed of 0 or more, and a size of 1 or more")
    index = view.index
    at = np.flatnonzero(counted(index, view.counting) & chosen(view)[mention_rows(index)])
    drawn = np.sort(np.random.default_rng(seed).choice(at, size=min(size, len(at)), replace=False))
    which = np.zeros(len(index.mentions), dtype=np.bool_)
    which[drawn] = True
    entities, forms = (index.mentions[name][drawn].astype(np.int64) for name in ("entity", "form"))
    return Sample(mention_evidence(view, which), entities, forms, len(at))
