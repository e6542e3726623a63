"""Every whole-word match, and no other: the automaton against the plain trie of the benchmark, on real texts."""

import json
import random

import pytest

from analysis.annotate.forms import build_forms
from analysis.annotate.letters import unify
from analysis.annotate.mentions import MentionFinder
from analysis.lexicon import fold, load_lexicon
from benchmarks.matching import make_trie, trie_matches

LEXICON = load_lexicon()
FINDER = MentionFinder(LEXICON)


def texts_of(shared, name):
    for line in (shared / "corpora" / name).read_text(encoding="utf-8").split("\n"):
        if line.strip():
            row = json.loads(line)
            yield row.get("text") or " ".join(row["tokens"])


def real_texts(shared):
    names = ("whitehouse_ots.jsonl", "congress_ots.jsonl", "gum_wikinews.jsonl", "turkish_wiki_ner_test.jsonl")
    texts = [text[:3000] for name in names for text in texts_of(shared, name)]
    return random.Random(7).sample(texts, 1000)


def test_no_match_missed_and_none_invented_on_a_thousand_real_texts(shared):
    trie = make_trie(build_forms(LEXICON, "en").patterns)
    matches = 0
    for text in real_texts(shared):
        expected = trie_matches(trie, fold(unify(text)[0]))
        assert FINDER.candidates(text, "en") == expected
        matches += len(expected)
    assert matches > 5000


@pytest.mark.parametrize("language", ["ru", "hu"])
def test_a_match_that_ends_with_its_word_is_found_in_other_languages_too(language):
    trie = make_trie(build_forms(LEXICON, language).patterns)
    text = "Баку, Россия и Казахстан; Baku, Oroszország, Kazahsztán, OTS. Organization of Turkic States!"
    expected = set(trie_matches(trie, fold(text)))
    assert expected
    assert expected <= set(FINDER.candidates(text, language))


def test_a_shorter_form_that_fits_is_not_hidden_by_a_longer_one_that_does_not():
    trie = make_trie(["mali", "mali bo"])
    assert trie_matches(trie, "mali boka") == [(0, 4, "mali")]
    assert FINDER.candidates("United Nationsx, united nations", "en") == [
        (17, 31, "united nations"),
    ]
