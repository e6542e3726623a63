"""The original articles: mentions in the body against the annotations of two readers."""

import datetime as dt
import importlib.util
import json
from collections import Counter

from analysis.annotate.mentions import MentionFinder
from analysis.lexicon import load_lexicon
from analysis.model import FORMS

FLOOR = 0.98
"""F1 over all kinds. It only rises."""


def load_scorer(shared):
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def mentions_in_body(finder, lexicon, gold, text):
    bodies = [(region["start"], region["end"]) for region in gold["regions"] if region["counts"]]
    for m in finder.find(text, gold["language"], date=dt.date.fromisoformat(gold["date"])):
        if any(start <= m.start < end for start, end in bodies):
            entity = lexicon.entities[m.entity]
            nested = None if m.nested_in < 0 else lexicon.entities[m.nested_in].id
            yield {
                "entity": entity.id, "kind": entity.kind, "form": FORMS[m.form],
                "start": m.start, "end": m.end, "nested_in": nested,
            }  # fmt: skip


def test_mentions_agree_with_the_readers(shared):
    scorer, lexicon = load_scorer(shared), load_lexicon()
    finder = MentionFinder(lexicon)
    total, errors = Counter(), []
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        with (shared / "seeds" / gold["file"]).open(encoding="utf-8-sig", newline="") as file:
            text = file.read()
        tally, wrong = scorer.score_mentions(gold, list(mentions_in_body(finder, lexicon, gold, text)))
        total.update(sum(tally.values(), Counter()))
        errors += wrong
    assert total["tp"] >= 85
    assert scorer.rates(total)["f1"] >= FLOOR, errors
