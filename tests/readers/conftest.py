"""One way to read for all tests of the readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from analysis.errors import InputError
from analysis.model import Article, ReadReport, Refusal
from analysis.readers import Limits, RawFile, iter_articles


class Reading(NamedTuple):
    """Articles, the report, and the line shown where nothing could be read."""

    articles: list[Article]
    report: ReadReport
    error: str

    @property
    def refused(self) -> list[Refusal]:
        return self.report.refused

    @property
    def notes(self) -> list[Refusal]:
        return self.report.notes

    @property
    def texts(self) -> list[str]:
        return [article.text for article in self.articles]


def read_all(paths: Sequence[Path | RawFile], limits: Limits | None = None) -> Reading:
    report = ReadReport()
    articles: list[Article] = []
    error = ""
    try:
        for article in iter_articles(paths, report, limits or Limits()):
            articles.append(article)
    except InputError as caught:
        error = str(caught)
        assert "\n" not in error
    assert report.read == len(articles)
    assert report.undated == sum(article.date is None for article in articles)
    assert all(line.file and line.reason for line in report.refused + report.notes)
    assert not any(set("\n\r\0") & set(line.file + line.reason) for line in report.refused + report.notes)
    return Reading(articles, report, error)


Read = Callable[..., Reading]


@pytest.fixture
def read() -> Read:
    """``read(path, ..., limits=None)``: articles, report and error line."""
    return lambda *paths, limits=None: read_all(paths, limits)
