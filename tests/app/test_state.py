from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.model import Counting, Filter
from dashboard.chips import command, list_chips
from dashboard.state import BY_NAME, LONGEST, OLD_NAMES, PARAMETERS, Offer, canonicalise, read_counting, read_filter

CODES = {"KAZ": "country-kaz", "Republic of Kazakhstan": "country-kaz", "OTS": "org-ots"}
OFFER = Offer(
    {
        "year": {"2023": "2023", "2025": "2025"},
        "source": {"Report": "report", "Trend": "trend"},
        "country": {"Azerbaijan": "country-aze", "Kazakhstan": "country-kaz", "Türkiye": "country-tur"},
        "entity": {"Organization of Turkic States": "org-ots"},
        "except": {"Azerbaijan": "country-aze", "Organization of Turkic States": "org-ots"},
        "language": {"English": "en", "Kazakh": "kk"},
        "outlet": {"Azerbaijan": "country-aze"},
    },
    CODES.get,
)


def canon(**raw: str | list[str]) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    given_values = {name: value if isinstance(value, list) else [value] for name, value in raw.items()}
    found = canonicalise(given_values, OFFER)
    return found.values, found.ignored


@pytest.mark.parametrize(
    ("name", "asked", "label"),
    [
        ("country", "Kazakhstan", "Kazakhstan"), ("country", "KAZ", "Kazakhstan"),
        ("country", "country-kaz", "Kazakhstan"), ("country", "kazakhstan", "Kazakhstan"),
        ("country", "Republic of Kazakhstan", "Kazakhstan"), ("country", "Türkiye", "Türkiye"),
        ("entity", "OTS", "Organization of Turkic States"), ("except", "OTS", "Organization of Turkic States"),
        ("source", "trend", "Trend"), ("language", "kk", "Kazakh"),
        ("year", "2023", "2023"), ("outlet", "country-aze", "Azerbaijan"), ("unit", "Occurrences", "occurrences"),
        ("unit", "texts", "distinct texts"), ("unit", "Distinct texts", "distinct texts"),
        ("headlines", "yes", "true"), ("kind", "people", "People"), ("from", "2023", "2023-01-01"),
        ("to", "2023-02", "2023-02-28"), ("from", "2023-04-11", "2023-04-11"),
    ],
)  # fmt: skip
def test_names_codes_and_old_names_become_todays(name: str, asked: str, label: str) -> None:
    assert canon(**{name: asked}) == ({name: [label]}, ())


@pytest.mark.parametrize("old", sorted(OLD_NAMES))
def test_old_parameter_names_are_taken_for_todays(old: str) -> None:
    value = {"date": "2023-01-01", "text": "trade"}.get(BY_NAME[OLD_NAMES[old]].kind)
    value = value or OFFER.options(OLD_NAMES[old])[0]
    assert canon(**{old: value}) == ({OLD_NAMES[old]: [value]}, ())


@pytest.mark.parametrize(
    ("name", "asked", "words"),
    [
        ("country", "Atlantis", "country=Atlantis, which this collection does not name"),
        ("country", "OTS", "country=OTS, which this collection does not name"),
        ("source", "Reuters", "source=Reuters, an outlet that this collection does not have"),
        ("year", "1999", "year=1999, a year that no article"),
        ("from", "31 February", "no day between"),
        ("from", "2023-02-31", "no day between"),
        ("to", "9999-01-01", "no day between"),
        ("unit", "tons", "unit can be articles, occurrences"),
        ("language", "tlh", "a language that no article"),
        ("outlet", "Atlantis", "no outlet of this collection"),
        ("colour", "red", "'colour', which is none of this dashboard's"),
        ("q", "x" * (LONGEST + 1), f"{LONGEST + 1:,} characters long"),
    ],
)  # fmt: skip
def test_what_can_not_be_answered_is_told_in_one_line(name: str, asked: str, words: str) -> None:
    values, ignored = canon(**{name: asked})
    assert values == {}
    assert len(ignored) == 1
    assert words in ignored[0]
    assert "\n" not in ignored[0]
    assert len(ignored[0]) < 300


def test_the_rest_of_a_partly_bad_link_stands() -> None:
    values, ignored = canon(country=["Kazakhstan", "Atlantis", "KAZ"], year="2023")
    assert values == {"country": ["Kazakhstan"], "year": ["2023"]}
    assert len(ignored) == 1


def test_repeated_single_values_keep_the_first() -> None:
    values, ignored = canon(q=["trade", "oil"])
    assert values == {"q": ["trade"]}
    assert "2 times" in ignored[0]


def test_contradictory_days_are_both_left_out() -> None:
    values, ignored = canon(**{"from": "2025-01-01", "to": "2023-01-01", "year": "2023"})
    assert values == {"year": ["2023"]}
    assert "ends before it begins" in ignored[0]


def test_defaults_leave_the_address() -> None:
    assert canon(unit="articles", lists="apart", headlines="false", match="any") == ({}, ())


def test_streamlits_own_parameters_pass() -> None:
    assert canon(embed="true") == ({"embed": ["true"]}, ())


def test_a_thousand_values_are_cut_and_told() -> None:
    values, ignored = canon(country=[f"land {i}" for i in range(1001)])
    assert values == {}
    assert "1001 times" in ignored[0]


NAMES = st.sampled_from([*BY_NAME, *OLD_NAMES, "x", "embed"])


@given(st.dictionaries(NAMES, st.lists(st.text(max_size=20), max_size=4)))
def test_canonical_addresses_stay_as_they_are(raw: dict[str, list[str]]) -> None:
    once = canonicalise(raw, OFFER)
    again = canonicalise(once.values, OFFER)
    assert again.values == once.values
    assert again.ignored == ()


def test_values_become_a_filter() -> None:
    values = {
        "from": dt.date(2023, 1, 1), "to": None, "year": ["2025", "2023"], "source": ["Trend"],
        "country": ["Kazakhstan"], "entity": ["Organization of Turkic States"], "q": " trade ",
        "language": ["English"], "outlet": ["Azerbaijan"], "match": "all",
    }  # fmt: skip
    assert read_filter(values, OFFER) == Filter(
        date_from=dt.date(2023, 1, 1), years=(2023, 2025), sources=("trend",), countries=("country-kaz",),
        entities=("org-ots",), words="trade", languages=("en",), outlets=("country-aze",), match="all",
    )  # fmt: skip


def test_nothing_chosen_is_the_house_rule() -> None:
    assert read_filter({}, OFFER) == Filter()
    assert read_counting({"forms": [], "unit": "articles", "headlines": False}, OFFER) == Counting()


def test_counting_is_read_from_the_widgets() -> None:
    forms = ["phrases", "names"]
    values = {"unit": "occurrences", "window": "sentence", "forms": forms, "lists": "in", "headlines": True}
    assert read_counting(values, OFFER) == Counting("occurrences", "sentence", ("names", "phrases"), "in", True)


def test_distinct_texts_are_the_unit_texts() -> None:
    assert read_counting({"unit": "distinct texts"}, OFFER) == Counting(unit="texts")
    assert [chip.words for chip in list_chips({"unit": "distinct texts"})] == ["counted in distinct texts"]


def test_chips_say_the_filter_and_know_what_to_take_out() -> None:
    chips = list_chips({"country": ["Kazakhstan"], "year": ["2023"], "q": "trade", "window": "sentence", "forms": []})
    assert [(chip.parameter, chip.value, chip.words) for chip in chips] == [
        ("year", "2023", "2023"), ("country", "Kazakhstan", "Kazakhstan"), ("q", None, "with the words trade"),
        ("window", None, "within a sentence"),
    ]  # fmt: skip
    assert list_chips({"unit": "articles", "window": "article", "match": "any", "lists": "apart"}) == []


def test_the_command_counts_the_same() -> None:
    chosen = Filter(years=(2023,), countries=("country-kaz",), words='"a b"', date_from=dt.date(2023, 1, 2))
    shown = command("mentions", chosen, Counting(window="sentence", headlines=True), [("--kind", "person")])
    assert shown == (
        "orkhon measure mentions --index DIR --year 2023 --country country-kaz --from 2023-01-02 --words '\"a b\"' "
        "--window sentence --kind person --headlines"
    )


def test_every_parameter_is_described_once() -> None:
    names = [one.name for one in PARAMETERS] + list(OLD_NAMES)
    assert len(names) == len(set(names))
    assert all(one.meaning for one in PARAMETERS)


def test_names_left_out_are_a_filter_a_chip_and_an_option() -> None:
    values = {"except": ["Azerbaijan", "Organization of Turkic States"]}
    chosen = read_filter(values, OFFER)
    assert chosen == Filter(excluding=("country-aze", "org-ots"))
    assert [(chip.parameter, chip.value, chip.words) for chip in list_chips(values)] == [
        ("except", "Azerbaijan", "not naming Azerbaijan"),
        ("except", "Organization of Turkic States", "not naming Organization of Turkic States"),
    ]
    shown = command("mentions", chosen, Counting())
    assert shown == "orkhon measure mentions --index DIR --except country-aze --except org-ots"
