"""`orkhon lexicon check`: everything that is wrong or doubtful, at once, one line each."""

import json

import pytest
from typer.testing import CliRunner

from analysis.cli import app
from analysis.errors import InputError
from analysis.lexicon import check_lexicon, load_lexicon


@pytest.fixture
def check(tmp_path):
    def run(*entities, kind="organisation"):
        path = tmp_path / "mine.json"
        path.write_text(json.dumps({"kind": kind, "entities": list(entities)}), encoding="utf-8")
        return [tuple(finding) for finding in check_lexicon(path)]

    return run


def entity(key, name, **more):
    return {"id": key, "name": name, **more}


def test_a_good_file_has_no_findings(check):
    assert check(entity("org-zz", "Zzyzx Works", aliases={"en": ["Zzyzx Works"]}, country="country-kaz")) == []


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"iso2": "kz"}, "iso2 'kz' is no code; write capital letters such as KAZ or KZ"),
        ({"iso3": "KZ"}, "iso3 'KZ' is no code; write capital letters such as KAZ or KZ"),
        ({"country": "country-atlantis"}, "country 'country-atlantis' is no entity; give the id of one"),
        ({"parent": "org-zz"}, "is its own parent by way of itself"),
        ({"aliases": {"en": ["Z"]}}, "aliases.en holds 'Z'; a form needs at least two letters"),
        ({"aliases": {"en": [""]}}, "aliases.en holds ''; a form needs at least two letters"),
        ({"aliases": {"xx": ["Zz"]}}, "aliases in language 'xx'; allowed are en, az, tr, kk, ru, uz, ky, tk, hu"),
        ({"offices": [{"title": "chair", "of": "org-no", "start": "2020"}]},
         "the office 'chair' is of 'org-no', which is no entity"),
        ({"offices": [{"title": "chair", "of": "org-ots", "start": "2020", "end": "2019"}]},
         "the office 'chair' ends before it starts"),
    ],
)  # fmt: skip
def test_errors(check, wrong, says):
    assert check(entity("org-zz", "Zzyzx Works", **wrong)) == [("org-zz", "error", says)]


def test_an_unknown_kind_key_and_a_missing_name(check):
    findings = check(entity("a-1", "One", kind="planet"), entity("a-2", "Two", colour="red"), {"id": "a-3"})
    assert [(key, severity) for key, severity, _ in findings] == [("a-1", "error"), ("a-2", "error"), ("a-3", "error")]
    assert "kind 'planet' is unknown" in findings[0][2]
    assert "'colour' is no key" in findings[1][2]
    assert findings[2][2] == "no name; every entity needs one"


def test_ids_and_names_that_stand_twice(check):
    one, two = entity("org-zz", "Zzyzx"), entity("org-yy", "KAZAKHSTAN")
    assert check(one, one, two) == [
        ("org-zz", "error", "the id stands twice; ids must be unique"),
        ("org-yy", "error", "the name 'KAZAKHSTAN' is also that of country-kaz; names must be unique"),
    ]


def test_parents_in_a_circle(check, tmp_path):
    circle = [entity("org-a1", "A1", parent="org-b1"), entity("org-b1", "B1", parent="org-a1")]
    assert check(*circle) == [
        ("org-a1", "error", "is its own parent by way of org-b1"),
        ("org-b1", "error", "is its own parent by way of org-a1"),
    ]
    with pytest.raises(InputError, match="org-a1: is its own parent by way of org-b1"):
        load_lexicon(tmp_path / "mine.json")


def test_forms_that_two_entities_share_or_that_are_words(check):
    forms = {"en": ["Kazakhstan", "Report", "Because", "Michael", "Trend"], "hu": ["és"]}
    findings = check(entity("org-zz", "Zzyzx", aliases=forms, weak={"en": ["Trend"]}))
    assert {severity for _, severity, _ in findings} == {"doubt"}
    said = [text for *_, text in findings]
    assert "'Kazakhstan' (en) also stands for country-kaz" in said
    assert "'Report' (en) is an ordinary word; list it under weak, too" in said
    assert "'Because' (en) is an ordinary word; list it under weak, too" in said
    assert "'és' (hu) is an ordinary word; list it under weak, too" in said
    assert "'Michael' (en) is a given name; list it under weak, too" in said
    assert not any("'Trend' (en) is" in text for text in said)


def test_silencing_what_is_not_there(check):
    assert check({"id": "org-nobody", "silence": True}, {"id": "org-ots", "silence_forms": []}) == [
        ("org-nobody", "error", "can't be silenced, no entity of ours has that id"),
        ("org-ots", "error", "silence must be true, or silence_forms a list of forms"),
    ]


def test_a_file_that_is_no_lexicon_is_one_line(tmp_path):
    path = tmp_path / "mine.json"
    for content in ("", "[]", "{}", "[" * 100_000, '{"entities": 3}', '{"entities": [3]}'):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(InputError) as error:
            check_lexicon(path)
        assert "\n" not in str(error.value)


def test_the_command_prints_the_findings_and_fails_on_errors(tmp_path):
    path = tmp_path / "mine.json"
    doubtful = {"kind": "organisation", "entities": [entity("org-zz", "Zzyzx", aliases={"en": ["Report"]})]}
    path.write_text(json.dumps(doubtful), encoding="utf-8")
    result = CliRunner().invoke(app, ["lexicon", "check", str(path)])
    assert result.exit_code == 0
    assert "doubt: org-zz: 'Report' (en) is an ordinary word" in result.output
    doubtful["entities"][0]["iso2"] = "zz"
    path.write_text(json.dumps(doubtful), encoding="utf-8")
    assert CliRunner().invoke(app, ["lexicon", "check", str(path)]).exit_code == 1


def test_dates_of_former_names_that_can_not_be(check):
    backwards = entity(
        "org-zz", "Zzyzx Works", former={"en": [{"form": "Older Works", "from": "2002", "to": "2001-05-01"}]}
    )
    assert check(backwards) == [("org-zz", "error", "the former name 'Older Works' ends before it starts")]
    current = entity(
        "org-zz", "Zzyzx Works", aliases={"en": ["Zzyzx Works"]}, former={"en": [{"form": "Zzyzx Works", "to": "2001"}]}
    )
    text = "'Zzyzx Works' (en) is listed as a name of today and as former until 2001-12-31"
    assert check(current) == [("org-zz", "doubt", text)]
