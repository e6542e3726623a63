"""Titles and sentences about names used, changes, missing pairs and the words about a pair."""

from __future__ import annotations

import pandas as pd

from analysis import findings
from analysis.wording import THIN
from tests.figures.test_plot_pairs_of_dots import change, missing, term, used


def plain(text: str) -> str:
    return text.replace(THIN, "_")


def test_names_used_are_said_with_their_integers() -> None:
    table = pd.DataFrame([used("Turkic Council", 3, 4), used("OTS", 2, 4)])
    assert (
        findings.title_names_used(table) == "E is called “Turkic Council” most often: in 3 of 4 articles that name it"
    )
    assert findings.sentence_names_used(table) == (
        "“Turkic Council”: 3 of 4 articles that name E; 6 times, 12 by all names. Others: “OTS” in 2."
    )
    assert findings.title_names_used(table.assign(articles=2)) == (
        "E is called “OTS” and “Turkic Council” most often: each in 2 of 4 articles that name it"
    )
    assert findings.title_names_used(table.head(1).assign(articles=4)) == (
        "E is only called “Turkic Council”, in all 4 articles that name it"
    )
    many = pd.DataFrame([used("OTS", 30, 40)])
    assert "75_% (38 to 85)" in plain(findings.sentence_names_used(many))
    assert "%" not in findings.sentence_names_used(table)


def test_the_name_used_most_at_first_and_at_last() -> None:
    rows = [("2012", "Turkic Council", 3), ("2012", "OTS", 0), ("2023", "Turkic Council", 1), ("2023", "OTS", 5)]
    table = pd.DataFrame([{"period": p, "used": u, "articles": k, "mentions": k, "n_articles": 5} for p, u, k in rows])
    assert findings.title_names_over_time(table) == "From “Turkic Council” in 2012 to “OTS” in 2023"
    assert findings.title_names_over_time(table[table["period"] == "2023"]) == "“OTS” is used most in 2023"
    assert findings.title_names_over_time(table.assign(n_articles=0)) == "It is named in no dated article"


def test_changes_are_risen_or_fallen_only_beyond_their_interval() -> None:
    rows = [change("Up", 30, 10, 40), change("Same", 10, 9, 40), change("Down", 2, 20, 40)]
    assert findings.title_rank_changes(pd.DataFrame(rows)) == "Up is named more than before, Down less"
    assert findings.title_rank_changes(pd.DataFrame(rows[1:2])) == "No share changes by more than chance could do"
    assert findings.title_rank_changes(pd.DataFrame(rows[2:])) == "Down is named less than before"
    assert findings.sentence_rank_changes(pd.DataFrame(rows)) == (
        "The largest change: Up, 10 of 40 articles before and 30 of 40 articles after, +50 percentage points "
        "(+40 to +60); from rank 2 to rank 1."
    )


def test_few_articles_are_counted_and_what_is_not_supported_is_not_named() -> None:
    few = pd.DataFrame([change("A", 3, 1, 5)])
    assert findings.title_rank_changes(few) == "A is named in 1 of 5 articles before, 3 of 5 articles after"
    assert "percent" not in findings.sentence_rank_changes(few)
    alike = pd.DataFrame([change("A", 3, 2, 5)]).assign(n_articles=3, n_reference=2, difference=0.0)
    assert findings.title_rank_changes(alike) == "Nothing changes between the two halves"
    assert findings.sentence_rank_changes(alike) == (
        "Nothing changes: A is named in 2 of 2 articles before and 3 of 3 articles after."
    )
    unsupported = pd.DataFrame([change("A", 30, 1, 40, supported=False)])
    assert findings.title_rank_changes(unsupported) == "Nobody is named often enough in either half to be ranked"


def test_a_missing_pair_is_said_with_what_chance_would_give() -> None:
    table = pd.DataFrame([missing("A", "B", 2, 1, 12.4), missing("A", "C", 0, 0, 5.54)]).assign(p_adjusted=[0.01, 0.5])
    assert findings.title_missing_pairs(table) == "A and B are named together in 3 articles, where chance would give 12"
    assert findings.title_missing_pairs(table.iloc[1:]) == (
        "A and C are named together in no article, where chance would give 5.5"
    )
    assert findings.sentence_missing_pairs(table) == (
        "2 pairs fall short: 1 never named together, the rest less than by chance. 1 of them also after allowing for "
        "the number of pairs looked at."
    )
    assert findings.sentence_missing_pairs(table, pair=("id-A", "id-B")) == (
        "A and B are named together in 3 articles (1 of them in a list), by chance it would be 12: A is named in 20, "
        "B in 30 of 60 articles."
    )


def test_only_words_beyond_chance_stand_out() -> None:
    rows = [term("gas", 5, 1, 8, 900), term("oil", 4, 0, 8, 900, supported=False)]
    table = pd.DataFrame(rows).assign(p_adjusted=0.2)
    assert findings.title_pair_terms(table) == "“gas” stands out where both are named"
    assert findings.title_pair_terms(table.assign(lrc=0.0)) == "No word stands out for sure where both are named"
    assert findings.sentence_pair_terms(table) == (
        "“gas” stands in 5 of 8 sentences that name both, and in 1 of 900 that name one of them."
    )
    assert findings.title_pair_terms(table.iloc[:0]) == "There is nothing to set apart"
