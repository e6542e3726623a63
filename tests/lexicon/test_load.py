"""The lexicon's own files, and users' files laid over them."""

import datetime as dt
import json
import os

import pytest

from analysis.errors import InputError
from analysis.lexicon import fold, load_lexicon, reporting_verbs, stop_words
from analysis.model import KINDS, LANGUAGES


@pytest.fixture
def file(tmp_path):
    def write(*entities, kind="organisation"):
        path = tmp_path / "mine.json"
        path.write_text(json.dumps({"kind": kind, "entities": list(entities)}), encoding="utf-8")
        return path

    return write


def test_our_entities_are_sorted_and_their_names_unique():
    entities = load_lexicon().entities
    assert [entity.id for entity in entities] == sorted({entity.id for entity in entities})
    assert len({fold(entity.name) for entity in entities}) == len(entities) > 600
    assert {entity.kind for entity in entities} == set(KINDS)


def test_every_form_is_in_composed_letters_and_weak_ones_are_forms():
    for entity in load_lexicon().entities:
        for language in LANGUAGES:
            tables = (entity.aliases, entity.acronyms, entity.former, entity.demonyms)
            forms = {form for table in tables for form in table.get(language, ())}
            assert {*entity.weak.get(language, ()), *entity.ambiguous.get(language, ())} <= forms, entity.id


def test_references_lead_to_entities():
    lexicon = load_lexicon()
    for entity in lexicon.entities:
        for reference in (entity.country, entity.parent, *entity.countries, *(o.of for o in entity.offices)):
            assert not reference or reference in lexicon.numbers, (entity.id, reference)


def test_outlets_have_hosts_and_languages():
    outlets = [entity for entity in load_lexicon().entities if entity.subtype == "media"]
    assert len(outlets) > 20
    assert all(entity.hosts and entity.languages for entity in outlets)
    report = next(entity for entity in outlets if entity.id == "org-report")
    assert (report.source_id, report.country, report.hosts) == ("report", "country-aze", ("report.az",))


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Kazakhstan", "country-kaz"), ("KAZ", "country-kaz"), ("kz", "country-kaz"), ("qazaqstan", "country-kaz"),
        ("TRNC", "country-trnc"), ("org-ots", "org-ots"), ("OTS", "org-ots"), ("turkic council", "org-ots"),
        (" Turkey ", "country-tur"), ("türkiye", "country-tur"), ("Казахстан", "country-kaz"), ("Baku", "place-baku"),
        ("Shahin Mustafayev (Turkic Academy)", "per-shahin-mustafayev-academy"), ("AZE", "country-aze"),
        ("report", "org-report"),
    ],
)  # fmt: skip
def test_an_entity_is_found_by_id_name_code_and_alias(text, entity):
    found = load_lexicon().find(text)
    assert found is not None
    assert found.id == entity


def test_what_nobody_is_called_is_not_found():
    assert load_lexicon().find("Atlantis") is None
    assert load_lexicon().find("") is None


def test_every_entity_is_found_by_its_own_name():
    lexicon = load_lexicon()
    assert all(lexicon.find(entity.name) is entity for entity in lexicon.entities)


def test_offices_by_date():
    lexicon = load_lexicon()
    tokayev = lexicon.entities[lexicon.numbers["per-tokayev"]]
    held = {office.title for office in tokayev.offices if office.held_on(dt.date(2018, 6, 1))}
    assert held == {"chairman of the senate"}
    assert {office.title for office in tokayev.offices if office.held_on(dt.date(2024, 6, 1))} == {"president"}
    asanov = lexicon.entities[lexicon.numbers["per-asanov"]]
    assert asanov.offices[0].start == dt.date(2014, 1, 1)
    assert asanov.offices[0].end == dt.date(2018, 12, 31)


def test_a_users_entry_is_added_and_changes_the_digest(file):
    ours = load_lexicon()
    mine = load_lexicon(file({"id": "org-x", "name": "X Works", "aliases": {"en": ["X Works"]}}))
    assert len(mine.entities) == len(ours.entities) + 1
    assert mine.find("x works").kind == "organisation"
    assert mine.digest != ours.digest
    assert load_lexicon() is ours


def test_a_users_entry_replaces_ours(file):
    mine = load_lexicon(file({"id": "org-ots", "name": "The Organisation", "aliases": {"en": ["The Organisation"]}}))
    assert len(mine.entities) == len(load_lexicon().entities)
    assert mine.find("Turkic Council") is None
    assert mine.find("The Organisation").id == "org-ots"


def test_entries_and_single_forms_can_be_silenced(file):
    mine = load_lexicon(file({"id": "org-trend", "silence": True}, {"id": "org-apa", "silence_forms": ["APA"]}))
    assert "org-trend" not in mine.numbers
    apa = mine.entities[mine.numbers["org-apa"]]
    assert "APA" not in [form for table in (apa.aliases, apa.acronyms) for forms in table.values() for form in forms]
    assert "Azeri Press Agency" in apa.aliases["en"]


def test_an_edited_file_is_read_again(file):
    first = load_lexicon(file({"id": "org-x", "name": "X Works", "aliases": {"en": ["X Works"]}}))
    path = file({"id": "org-x", "name": "Y Works", "aliases": {"en": ["Y Works"]}})
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 10**9))
    assert first.find("y works") is None
    assert load_lexicon(path).find("y works").id == "org-x"


@pytest.mark.parametrize(
    ("entity", "said"),
    [
        ({"name": "X"}, "without an id"),
        ({"id": "org-x"}, "org-x: no name"),
        ({"id": "org-x", "name": "X Works", "kind": "planet"}, "kind 'planet' is unknown; allowed are country, person"),
        ({"id": "org-x", "name": "X Works", "aliases": {"xx": ["X Works"]}}, "language 'xx'; allowed are en, az"),
        ({"id": "org-x", "name": "X Works", "aliases": {"en": [""]}}, "at least two letters"),
        ({"id": "org-x", "name": "X Works", "acronyms": {"en": ["X"]}}, "at least two letters"),
        ({"id": "org-x", "name": "X Works", "aliases": {"en": "X Works"}}, "aliases.en must be a list"),
        ({"id": "org-x", "name": "X Works", "alias": {}}, "'alias' is no key"),
        ({"id": "org-x", "name": "X Works", "lat": "north"}, "it must be a number"),
        ({"id": "org-x", "name": "X Works", "country": "country-xyz"}, "is no country of the lexicon"),
        ({"id": "org-x", "name": "Kazakhstan"}, "both called"),
        ({"id": "org-x", "silence": True}, "no entity has that id"),
        ({"id": "org-ots", "silence_forms": []}, "silence_forms a list of forms"),
        ({"id": "per-x", "name": "X", "offices": [{"title": "mayor", "of": "place-baku", "start": "?"}]}, "no date"),
    ],
)  # fmt: skip
def test_a_bad_entry_gets_one_line_that_names_it(file, entity, said):
    with pytest.raises(InputError) as error:
        load_lexicon(file(entity))
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_an_id_twice_in_one_file_is_refused(file):
    with pytest.raises(InputError, match="stands twice"):
        load_lexicon(file({"id": "org-x", "name": "X Works"}, {"id": "org-x", "name": "Y Works"}))


@pytest.mark.parametrize(
    ("content", "said"),
    [("{", "no JSON"), ("[]", "no list of entities"), ('{"entities": [3]}', "no object")],
)
def test_a_file_that_is_no_lexicon_is_refused(tmp_path, content, said):
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        load_lexicon(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="can't be read"):
        load_lexicon(tmp_path / "none.json")


def test_word_lists_are_there_in_every_language_and_folded():
    for language in LANGUAGES:
        words = stop_words(language)
        assert len(words) >= (250 if language == "en" else 80), language
        assert all(word == word.lower() for word in words)
        assert len(reporting_verbs(language)) >= 20
    assert {"the", "of", "wasn’t", "however"} <= stop_words("en")
    assert {"said", "stressed", "informs", "emphasises"} <= reporting_verbs("en")
    assert stop_words("") >= stop_words("ru") | stop_words("en")
    assert stop_words("de") == frozenset()


def test_former_names_keep_their_dates_and_count_as_before():
    entities = {entity.id: entity for entity in load_lexicon().entities}
    dates = entities["place-astana"].former_dates
    assert dates["Nur-Sultan"] == dates["Нур-Султан"] == (dt.date(2019, 3, 23), dt.date(2022, 9, 17))
    assert entities["org-ots"].former_dates["Turkic Council"] == (dt.date(2009, 10, 3), dt.date(2021, 11, 12))
    assert entities["country-swz"].former_dates["Swaziland"] == (None, dt.date(2018, 4, 19))
    assert "Nur-Sultan" in entities["place-astana"].former["en"]
    assert load_lexicon().find("Swaziland").id == "country-swz"


def test_a_users_former_name_may_give_one_date_both_or_none(file):
    former = {"en": ["Oldest", {"form": "Older", "to": "1990"}, {"form": "Old", "from": "1990-05", "to": "2001-02-03"}]}
    path = file({"id": "org-zz", "name": "Zzyzx Works", "former": former})
    entity = load_lexicon(path).entities[load_lexicon(path).numbers["org-zz"]]
    assert entity.former == {"en": ("Oldest", "Older", "Old")}
    assert entity.former_dates == {
        "Older": (None, dt.date(1990, 12, 31)),
        "Old": (dt.date(1990, 5, 1), dt.date(2001, 2, 3)),
    }


@pytest.mark.parametrize(
    ("former", "says"),
    [
        ({"form": "Old", "until": "2001"}, "'until' is no key of a former name; allowed are form, from, to"),
        ({"form": "Old", "to": "yesterday"}, "'yesterday' is no date"),
        ({"to": "2001"}, "former.en must be a list of texts"),
    ],
)
def test_a_former_name_that_can_not_be_read_says_why(file, former, says):
    path = file({"id": "org-zz", "name": "Zzyzx Works", "former": {"en": [former]}})
    with pytest.raises(InputError, match=says):
        load_lexicon(path)


def test_one_former_name_has_one_pair_of_dates(file):
    former = {"en": [{"form": "Old", "to": "2001"}], "az": [{"form": "Old", "to": "2002"}]}
    with pytest.raises(InputError, match="'Old' has two different dates"):
        load_lexicon(file({"id": "org-zz", "name": "Zzyzx Works", "former": former}))


def test_a_dated_former_name_can_be_silenced(file):
    lexicon = load_lexicon(file({"id": "place-astana", "silence_forms": ["Nur-Sultan"]}))
    astana = lexicon.entities[lexicon.numbers["place-astana"]]
    assert "Nur-Sultan" not in (*astana.former["en"], *astana.former_dates)
    assert "Akmola" in astana.former["en"]
