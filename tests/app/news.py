"""Forty-four articles in which something stands out: a change, a pair, a speaker, copies, a form left open."""

from __future__ import annotations

WIRE = (
    "Kazakhstan and Uzbekistan opened a new road near Tashkent on Monday, and ministers of both countries said that "
    "the trade between them would grow by a third within five years. Kyrgyzstan will join the road later."
)


def news() -> list[dict[str, str]]:
    """Twenty articles that name Hungary, then nineteen that name Kazakhstan with Uzbekistan, and a text three times."""
    early = [_one(f"e{n:02}", f"2022-01-{n + 1:02}", f"Hungary sold {n} tons of grain and {n * 3} of oil.")
             for n in range(20)]  # fmt: skip
    late = [
        _one(f"l{n:02}", f"2023-03-{n + 1:02}", f"Kazakhstan bought {n} tons from Uzbekistan. Prices rose by {n}.")
        for n in range(19)
    ]
    said = [
        _one("s1", "2023-04-01", "“We will build the road together with our neighbours,” Kassym-Jomart Tokayev said."),
        _one("s2", "2023-04-01", "Kurmangazy is played. “Trade grows,” Ilham Aliyev said in Baku."),
    ]
    wire = [_one(f"w{n}", f"2023-02-0{n + 1}", WIRE, source) for n, source in enumerate(("Alpha", "Beta", "Alpha"))]
    return [*early, *late, *said, *wire]


def _one(article: str, date: str, text: str, source: str = "Alpha") -> dict[str, str]:
    return {"id": article, "date": date, "source": source, "title": f"Title {article}", "text": text, "language": "en"}
