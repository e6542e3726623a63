"""A reader's corrections as a lexicon file: forms taken out, and names taken over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from analysis.lexicon.words import fold

_OTHER: Final = re.compile(r"[^\w]+")


class Added(NamedTuple):
    """A name that a reader takes over: of which kind, and in articles of which languages it stands."""

    name: str
    kind: str
    languages: tuple[str, ...]


def corrections_json(without: Iterable[tuple[str, str]], added: Sequence[Added]) -> str:
    """A file for ``--lexicon``: each (entity id, form) of ``without`` silenced, each name of ``added`` an entity.

    >>> print(corrections_json([("org-trend", "Trend")], []))
    {
     "entities": [
      {
       "id": "org-trend",
       "silence_forms": [
        "Trend"
       ]
      }
     ]
    }
    """
    forms: dict[str, list[str]] = {}
    for entity, form in without:
        forms.setdefault(entity, []).append(form)
    entities: list[Mapping[str, Any]] = [{"id": key, "silence_forms": sorted(forms[key])} for key in sorted(forms)]
    entities += [
        {"id": own_id(one.name), "kind": one.kind, "name": one.name, "aliases": {c: [one.name] for c in one.languages}}
        for one in sorted(added)
    ]
    return json.dumps({"entities": entities}, ensure_ascii=False, indent=1)


def own_id(name: str) -> str:
    """The id of an entity that a reader adds.

    >>> own_id("Gülüstan Palace")
    'own-gülüstan-palace'
    """
    return f"own-{_OTHER.sub('-', fold(name)).strip('-')}"
