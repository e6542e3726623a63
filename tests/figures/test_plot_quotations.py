"""Bars as long as the words; what nobody in particular says is grey, last, and never cut off."""

import pandas as pd
import pytest

from analysis import figures
from analysis.figures.theme import GREY
from analysis.wording import THIN
from tests.figures.figure_tables import HOSTILE, bars
from tests.figures.test_plot_safety import strings

NOBODY = "unattributed"


def speakers(*rows: tuple[str, int, int]) -> pd.DataFrame:
    """Rows of (name, quotations, words)."""
    total = sum(words for _, _, words in rows)
    made = [
        ("all", "all articles", name, name if name == NOBODY else f"name:{name}", q, words, 1, total, words / total)
        for name, q, words in rows
    ]
    columns = ["group", "group_name", "speaker", "id", "quotations", "words", "articles", "n_words", "share"]
    return pd.DataFrame(made, columns=columns)


def named(*rows: tuple[str, str, int]) -> pd.DataFrame:
    """Rows of (entity, kind, mentions) of one speaker."""
    total = sum(mentions for *_, mentions in rows)
    made = [("all", "all articles", "Ana", "name:Ana", e, e.lower(), k, m, 1, total, m / total) for e, k, m in rows]
    columns = ["group", "group_name", "speaker", "speaker_id", "entity", "id", "kind", "mentions", "articles",
               "n_mentions", "share"]  # fmt: skip
    return pd.DataFrame(made, columns=columns)


TABLE = speakers(("Ana", 2, 30), ("Cem", 1, 10), (NOBODY, 5, 60))


def test_bars_are_the_words_and_nobody_is_last_and_grey() -> None:
    (trace,) = bars(figures.plot_speakers(TABLE, small=True))
    assert list(trace.x) == [30, 10, 60]
    assert [key[0] for key in trace.customdata] == ["name:Ana", "name:Cem", NOBODY]
    assert trace.marker.color[2] == GREY
    assert GREY not in trace.marker.color[:2]
    assert trace.y[2] - trace.y[1] > trace.y[1] - trace.y[0]
    assert trace.hovertext[0] == "<b>Ana</b>: 30 of 100 quoted words<br>2 quotations in 1 article"


def test_shares_only_from_thirty_articles_on() -> None:
    small, large = (figures.plot_speakers(TABLE, small=small) for small in (True, False))
    assert "%" not in str(small.to_dict())
    assert list(bars(large)[0].x) == pytest.approx([0.3, 0.1, 0.6])
    assert large.data[1].text == (f" 30{THIN}%", f" 10{THIN}%", f" 60{THIN}%")


def test_a_cap_is_said_and_leaves_the_unattributed() -> None:
    table = speakers(*((f"Name {i:02}", 1, 5) for i in range(30)), (NOBODY, 1, 1))
    figure = figures.plot_speakers(table, small=True, top=8)
    assert len(bars(figure)[0].x) == 9
    assert bars(figure)[0].customdata[8][0] == NOBODY
    assert figure.layout.meta == {"shown": 8, "of": 30}
    assert "8 of 30 speakers" in figure.layout.xaxis.title.text


def test_only_the_unattributed_still_have_a_bar() -> None:
    figure = figures.plot_speakers(speakers((NOBODY, 5, 60)), small=True)
    assert list(bars(figure)[0].x) == [60]


def test_cards_share_a_scale_and_have_no_axis() -> None:
    one, other = (figures.plot_speakers(TABLE.iloc[:n], small=True, maximum=60, axis=False) for n in (1, 3))
    assert one.layout.xaxis.range == other.layout.xaxis.range
    assert one.layout.xaxis.showticklabels is False
    assert one.layout.height < other.layout.height


def test_whom_a_speaker_names() -> None:
    table = named(("Japan", "country", 2), ("Baku", "place", 5), ("Astana", "place", 2))
    figure = figures.plot_named_by_speakers(table, top=2)
    (trace,) = bars(figure)
    assert list(trace.x) == [5, 2]
    assert [list(key) for key in trace.customdata] == [["name:Ana", "baku", "all"], ["name:Ana", "astana", "all"]]
    assert trace.hovertext[0] == "<b>Ana</b> names Baku<br>5 times in 1 article"
    assert figure.layout.meta == {"shown": 2, "of": 3}
    assert figure.layout.xaxis.title.text == "mentions, of 9 · 2 of 3 shown"


@pytest.mark.parametrize("plot", [lambda t: figures.plot_speakers(t, small=True), figures.plot_named_by_speakers])
def test_an_empty_table_gives_one_line(plot: object) -> None:
    figure = plot(pd.DataFrame())  # type: ignore[operator]
    assert len(figure.data) == 0
    assert figure.layout.annotations[0].text.endswith(".")


def test_hostile_names_are_shown_literally() -> None:
    drawn = [*strings(figures.plot_speakers(speakers((HOSTILE, 1, 3)), small=True).to_plotly_json()),
             *strings(figures.plot_named_by_speakers(named((HOSTILE, HOSTILE, 3))).to_plotly_json())]  # fmt: skip
    assert any("&lt;b&gt;x" in text for text in drawn)
    for text in drawn:
        assert "<a" not in text
        assert "<b>x" not in text
        assert "%{" not in text
        assert "$" not in text
