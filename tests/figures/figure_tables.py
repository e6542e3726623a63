"""Small tables as the measures give them, and what is read out of a figure."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

HOSTILE = '<b>x</b><a href="https://example.org">$y$ %{z}'
MENTIONS = ["entity", "id", "kind", "articles", "mentions", "names", "demonyms", "nested", "listed_only",
            "articles_demonym_only", "n_articles", "share", "low", "high"]  # fmt: skip


def mentions(n: int, *rows: tuple[str, int, int, int, int, int], kind: str = "country") -> pd.DataFrame:
    """Rows of (name, articles, mentions, demonyms, listed only, by a demonym only)."""
    made = [
        (name, f"id-{i}", kind, k, m, m - d, d, 0, listed, only, n, k / n, k / n * 0.8, k / n * 1.1)
        for i, (name, k, m, d, listed, only) in enumerate(rows)
    ]
    return pd.DataFrame(made, columns=MENTIONS)


def bars(figure: go.Figure) -> list[Any]:
    return [trace for trace in figure.data if trace.type == "bar" and trace.x and trace.x[0] is not None]


def lengths(figure: go.Figure) -> dict[str, float]:
    """The length of each stacked bar by the first part of its key."""
    sums: dict[str, float] = {}
    for trace in bars(figure):
        for value, key in zip(trace.x, trace.customdata, strict=True):
            sums[key[0]] = sums.get(key[0], 0) + value
    return sums


PERIODS = [("2024-11", 2, 4), ("2024-12", 0, 0), ("2025-01", 1, 4)]


def timeline(*names: str) -> pd.DataFrame:
    """Two of four articles, no articles at all, one of four, for each name."""
    nan = float("nan")
    made = [
        (p, name.lower(), name, k, k, n, *((k / n, 0.1, 0.7) if n else (nan, nan, nan)))
        for p, k, n in PERIODS
        for name in names
    ]
    columns = ["period", "id", "entity", "articles", "mentions", "n_articles", "share", "low", "high"]
    return pd.DataFrame(made, columns=columns)


def event(
    key: str, day: str, *, memory: bool = False, end: str = "", precision: str = "day", kind: str = "summit"
) -> Any:
    date = dt.date.fromisoformat(day)
    last = dt.date.fromisoformat(end) if end else date
    return SimpleNamespace(id=key, date=date, end_date=last, precision=precision, kind=kind, title=f"Summit {key}",
                           city="Bishkek", country="", from_memory=memory)  # fmt: skip


def pairs(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    """Rows of (x, y, together, only listed)."""
    made = [
        (x.lower(), y.lower(), x, y, a, listed, 9, 7, 20, 11.26 if a else None, -0.1 if a else None)
        for x, y, a, listed in rows
    ]
    columns = ["x", "y", "x_name", "y_name", "a", "a_listed", "n_x", "n_y", "n", "logdice", "npmi"]
    return pd.DataFrame(made, columns=columns)


def topics() -> pd.DataFrame:
    rows = [("1", "cargo", 3, 0.2, False), ("1", "rail", 5, 0.4, False), ("1", "year", 9, 0.9, True),
            ("2", "script", 1, 0.3, False)]  # fmt: skip
    return pd.DataFrame(
        [
            {"group": g, "group_name": f"About {g}", "term": t, "n_term": n, "df": 1, "n_articles": 1, "n_tokens": 50,
             "tfidf": s, "ctfidf": 1 - s, "everywhere": e}
            for g, t, n, s, e in rows
        ]
    )  # fmt: skip


def articles(*rows: tuple[str, str | None, str]) -> pd.DataFrame:
    """Rows of (article, day, outlet)."""
    made = [(key, dt.date.fromisoformat(day) if day else None, outlet, key) for key, day, outlet in rows]
    return pd.DataFrame(made, columns=["article", "date", "source_name", "headline"])


def collocates(*rows: tuple[str, int, bool]) -> pd.DataFrame:
    """Rows of (term, times, whether it is supported)."""
    made = [(term, a, 90, a + 2, 900, 7.0 + a, 12.0, 1, supported) for term, a, supported in rows]
    columns = ["term", "a", "n_x", "n_y", "n", "logdice", "g2", "articles", "supported"]
    return pd.DataFrame(made, columns=columns)


def word_groups(*rows: tuple[str, int, int]) -> pd.DataFrame:
    """Rows of (group, articles, occurrences), of 40 articles."""
    made = [(name, "all", "all articles", k, n, 40, k / 40, k / 50, k / 30) for name, k, n in rows]
    columns = ["word_group", "group", "group_name", "articles", "occurrences", "n_articles", "share", "low", "high"]
    return pd.DataFrame(made, columns=columns)


def over_time(*terms: str) -> pd.DataFrame:
    """As `timeline`, of terms."""
    return timeline(*terms).rename(columns={"entity": "term", "mentions": "occurrences"}).drop(columns="id")
