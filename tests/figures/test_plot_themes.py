"""Bars of themes and of a theme's terms: as long as the table says, safe labels."""

import pandas as pd

from analysis import figures, findings
from tests.figures.figure_tables import HOSTILE, bars
from tests.figures.test_plot_safety import strings


def themes(*rows: tuple[int, str, int, str, int, float], n: int = 200) -> pd.DataFrame:
    """Rows of (theme, its name, its articles, term, articles with the term, weight)."""
    made = [(number, name, term, k, n, df, weight, k / n) for number, name, k, term, df, weight in rows]
    columns = ["theme", "theme_name", "term", "articles", "n_articles", "df", "weight", "share"]
    return pd.DataFrame(made, columns=columns)


TABLE = themes((1, "sea, ship", 120, "sea", 90, 0.4), (1, "sea, ship", 120, "ship", 70, 0.3),
               (2, "corn, field", 80, "corn", 60, 0.5))  # fmt: skip


def test_a_bar_a_theme() -> None:
    (drawn,) = bars(figures.plot_themes(TABLE))
    assert [key[0] for key in drawn.customdata] == [1, 2]
    assert list(drawn.x) == [0.6, 0.4]


def test_a_bar_a_term_with_its_articles_beside_it() -> None:
    figure = figures.plot_theme_card(TABLE[TABLE["theme"] == 1])
    assert list(bars(figure)[0].x) == [0.4, 0.3]
    assert [text.strip() for text in figure.data[1].text] == ["90", "70"]


def test_empty_tables_give_one_line() -> None:
    for figure in (figures.plot_themes(TABLE.iloc[:0]), figures.plot_theme_card(TABLE.iloc[:0])):
        assert len(figure.data) == 0
        assert figure.layout.annotations[0].text.endswith(".")


def test_hostile_labels_are_shown_literally() -> None:
    table = themes((1, HOSTILE, 120, HOSTILE, 90, 0.4))
    for figure in (figures.plot_themes(table), figures.plot_theme_card(table)):
        drawn = strings(figure.to_plotly_json())
        assert any("&lt;b&gt;x" in text for text in drawn)
        for text in drawn:
            assert not any(part in text for part in ("<a", "<b>x", "%{", "$"))


def test_findings_are_made_of_the_numbers() -> None:
    assert findings.title_themes(TABLE) == "“sea, ship” is the largest of 2 themes: 120 of 200 articles"
    assert findings.sentence_themes(TABLE, 2) == (
        "80 of 200 articles (40\u202f%) are most about “corn, field”; of these, “corn” in 60."
    )
    tie = themes((1, "sea", 100, "sea", 90, 0.4), (2, "corn", 100, "corn", 60, 0.5))
    assert findings.title_themes(tie) == "“sea” and “corn” are the largest of 2 themes: 100 of 200 articles each"
    assert findings.title_themes(tie.iloc[:0]) == "There are no themes here"
