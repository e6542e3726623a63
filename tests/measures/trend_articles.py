"""Articles that the tests of trends and coverage count by hand."""

from __future__ import annotations

MONTHS = tuple(f"2023-{month:02d}" for month in range(1, 11))
NAMING = (0, 0, 1, 1, 1, 2, 2, 3, 3, 4)
"""Of the four articles of each month so many name Kazakhstan."""


def rising(source: str = "Trend News Agency") -> list[dict[str, str]]:
    """Forty articles of one outlet in ten months; 17 of them name Kazakhstan, more and more each month."""
    return [
        {
            "id": f"{month}-{number}", "date": f"{month}-{10 + number}", "source": source, "language": "en",
            "title": "Note",
            "text": f"{'Kazakhstan' if number < naming else 'Uzbekistan'} sold grain, item {month} {number}.",
        }
        for month, naming in zip(MONTHS, NAMING, strict=True)
        for number in range(4)
    ]  # fmt: skip


def one(identifier: str, date: str, source: str, text: str) -> dict[str, str]:
    """One short English article."""
    return {"id": identifier, "date": date, "source": source, "language": "en", "title": "Note", "text": text}
