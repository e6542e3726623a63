"""The command line as people call it: rows and tables on standard output, one line and exit code 2 for bad input."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.cli import main
from analysis.index.store import Index
from analysis.measures import MEASURES
from analysis.model import Counting, Filter
from analysis.views import select

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["orkhon", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


@pytest.fixture
def files(tmp_path: Path) -> Path:
    text = " date 2024-05-06 Baku hosted Kazakhstan. The Kazakh side came.\n"
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    (tmp_path / "two.txt").write_text("", encoding="utf-8")
    return tmp_path


def rows(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_articles_mentions_and_sentences_are_rows(run: Run, files: Path) -> None:
    code, out, err = run("articles", files, "--format", "jsonl")
    assert (code, len(rows(out))) == (0, 1)
    assert rows(out)[0] == {
        "article": "one", "date": "2024-05-06", "source": None, "language": "en", "title": None, "body": [[17, 62]],
    }  # fmt: skip
    assert "refused: two.txt" in err.replace(f"{files.name}/", "")
    found = rows(run("mentions", files)[1])
    assert [(m["entity"], m["form"], m["surface"], m["in_body"], m["sentence"]) for m in found] == [
        ("place-baku", "name", "Baku", True, 1),
        ("country-kaz", "name", "Kazakhstan", True, 1),
        ("country-kaz", "demonym", "Kazakh", True, 2),
    ]
    assert set(found[0]) >= {"article", "kind", "start", "end", "nested_in", "quoted"}
    sentences = rows(run("sentences", files)[1])
    assert [(s["sentence"], s["region"]) for s in sentences] == [(0, "meta"), (1, "body"), (2, "body")]


def test_quotations_are_rows_with_their_speaker(run: Run, tmp_path: Path) -> None:
    text = ' date 2024-05-06 "The port is open," Tokayev said. Ada Kaya, a driver, noted that it is late.'
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    code, out, _ = run("quotations", tmp_path, "--format", "jsonl")
    assert code == 0
    assert rows(out) == [
        {"article": "one", "start": 18, "end": 35, "speaker": "per-tokayev", "name": None, "direct": True},
        {"article": "one", "start": 82, "end": 93, "speaker": None, "name": "Ada Kaya", "direct": False},
    ]


def test_copies_are_rows_by_date_with_the_first_of_their_story(run: Run, tmp_path: Path) -> None:
    text = (
        "Kazakhstan and Uzbekistan opened a new road near Tashkent on Monday, and ministers of both countries said "
        "that the trade between them would grow by a third."
    )
    articles = [
        {"id": "b", "date": "2023-01-03", "text": text.replace("Monday", "Tuesday")},
        {"id": "a", "date": "2023-01-02", "text": text},
        {"id": "short", "date": "2023-01-04", "text": "Kazakhstan opened a road."},
        {"id": "undated", "date": "", "text": text},
    ]
    (tmp_path / "x.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    code, out, err = run("copies", tmp_path / "x.jsonl")
    assert code == 0
    # 27 words are 24 runs of four; the day stands in four of them: 20 of 28.
    assert [tuple(row.values()) for row in rows(out)] == [
        ("a", "a", True, 1.0), ("b", "a", False, 0.7143), ("short", "short", True, 1.0), ("undated", "a", False, 1.0),
    ]  # fmt: skip
    assert list(rows(out)[0]) == ["article", "text", "first", "similarity"]
    assert "1 of 4 articles have no date" in err


def test_build_describe_and_measure(run: Run, files: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    code, _, err = run("build", files / "one.txt", "--out", index)
    assert (code, "index of 1 articles" in err) == (0, True)
    facts = json.loads(run("describe", index)[1])
    assert (facts["articles"], facts["first_date"], facts["words_body"]) == (1, "2024-05-06", 7)
    code, out, _ = run("measure", "mentions", "--index", index, "--kind", "country")
    table = list(csv.DictReader(io.StringIO(out)))
    assert [(r["entity"], r["articles"], r["mentions"], r["demonyms"]) for r in table] == [
        ("Kazakhstan", "1", "2", "1")
    ]


@pytest.mark.parametrize(
    ("arguments", "name", "filter", "counting", "options"),
    [
        (["mentions", "--year", 2023], "mentions", Filter(years=(2023,)), Counting(), {}),
        (["mentions", "--country", "KAZ"], "mentions", Filter(countries=("country-kaz",)), Counting(), {}),
        (
            ["mentions", "--except", "KAZ", "--except", "Tashkent"],
            "mentions",
            Filter(excluding=("country-kaz", "place-tashkent")),
            Counting(),
            {},
        ),
        (["names_used", "--kind", "country"], "names_used", Filter(), Counting(), {"kind": "country"}),
        (
            ["names_used", "--of", "Uzbekistan", "--period", "year"],
            "names_used",
            Filter(),
            Counting(),
            {"entity": "country-uzb", "period": "year"},
        ),
        (["rank_changes", "--kind", "country"], "rank_changes", Filter(), Counting(), {"kind": "country"}),
        (
            ["pair_terms", "--of", "Kazakhstan", "--of", "Uzbekistan"],
            "pair_terms",
            Filter(),
            Counting(),
            {"entities": ("country-kaz", "country-uzb")},
        ),
        (
            ["mentions", "--source", "Beta Wire", "--headlines"],
            "mentions",
            Filter(sources=("beta-wire",)),
            Counting(headlines=True),
            {},
        ),
        (
            ["cooccurrence", "--window", "sentence", "--lists", "in"],
            "cooccurrence",
            Filter(),
            Counting(window="sentence", lists="in"),
            {},
        ),
        (["cooccurrence", "--other", "place"], "cooccurrence", Filter(), Counting(), {"other": "place"}),
        (
            ["timeline", "--country", "Uzbekistan", "--period", "quarter"],
            "timeline",
            Filter(),
            Counting(),
            {"entities": ["country-uzb"], "period": "quarter"},
        ),
        (
            ["search", "--words", "grain", "--by", "source"],
            "search",
            Filter(),
            Counting(),
            {"query": "grain", "by": "source"},
        ),
        (
            ["search", "--query", "grain", "--words", "water"],
            "search",
            Filter(words="water"),
            Counting(),
            {"query": "grain"},
        ),
        (["concordance", "--query", "grain"], "concordance", Filter(), Counting(), {"query": "grain"}),
        (["coverage"], "coverage", Filter(), Counting(), {}),
        (["mentions", "--unit", "distinct texts"], "mentions", Filter(), Counting(unit="texts"), {}),
        (["mentions", "--unit", "texts"], "mentions", Filter(), Counting(unit="texts"), {}),
        (["topics"], "topics", Filter(), Counting(), {"by": "article"}),
        (["topics", "--by", "source", "--names"], "topics", Filter(), Counting(), {"by": "source", "names": True}),
    ],
)
def test_the_table_is_that_of_the_measure(
    run: Run,
    tiny: Index,
    arguments: list[str],
    name: str,
    filter: Filter,
    counting: Counting,
    options: dict[str, object],
) -> None:
    code, out, _ = run("measure", *arguments, "--index", tiny.path, "--format", "jsonl")
    table = MEASURES[name](select(tiny, filter, counting), **options).table
    assert code == 0
    assert len(rows(out)) == len(table) > 0
    for found, expected in zip(rows(out), table.to_dict("records"), strict=True):
        for column, value in expected.items():
            if isinstance(value, float) and value != value:
                assert found[str(column)] is None
            elif isinstance(value, str | int | float):
                assert found[str(column)] == pytest.approx(value)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["measure", "gravity"], "measure 'gravity' is unknown: choose one of mentions, timeline"),
        (["measure", "mentions", "--country", "Atlantis"], "'Atlantis' is not known"),
        (["measure", "mentions", "--country", "Tashkent"], "'Tashkent' is a place: here a country is asked for"),
        (["measure", "mentions", "--from", "2023-02-31"], "'2023-02-31' is no date"),
        (["measure", "mentions", "--from", "2024", "--to", "2023"], "is after to"),
        (["measure", "mentions", "--unit", "pages"], "unit 'pages' is unknown: choose one of articles"),
        (["measure", "mentions", "--forms", "nouns"], "forms 'nouns' is unknown"),
        (["measure", "mentions", "--source", "Nobody"], "outlet 'Nobody' is not in this collection"),
        (["measure", "search"], "search needs something to look for"),
        (["measure", "search", "--query", "*"], "a * alone"),
        (["measure", "cooccurrence", "--unit", "occurrences"], "choose the unit articles"),
        (["measure", "topics", "--by", "moon"], "by 'moon' is unknown"),
        (["measure", "mentions", "--except", "Atlantis"], "'Atlantis' is not known"),
        (["measure", "pair_terms"], "a pair is two different entities, here there are 0"),
        (["measure", "names_used", "--period", "year"], "give one entity"),
        (["measure", "rank_changes", "--unit", "occurrences"], "choose the unit articles"),
        (["measure", "timeline", "--period", "decade"], "period 'decade' is unknown"),
    ],
)  # fmt: skip
def test_bad_requests_get_one_line_and_exit_code_2(run: Run, tiny: Index, arguments: list[str], words: str) -> None:
    code, out, err = run(*arguments, "--index", tiny.path)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", ["describe", "report", "articles", "build"])
def test_what_is_not_there_gets_one_line_and_exit_code_2(run: Run, tmp_path: Path, command: str) -> None:
    further = {"report": ["--out", tmp_path / "r.html"], "build": ["--out", tmp_path / "index"]}.get(command, [])
    code, _, err = run(command, tmp_path / "nowhere", *further)
    assert code == 2
    assert err.count("\n") == 1
    assert "nowhere" in err


def test_a_report_is_one_file(run: Run, tiny: Index, tmp_path: Path) -> None:
    code, _, err = run("report", tiny.path, "--country", "Kazakhstan", "--out", tmp_path / "report.html")
    assert (code, "written" in err) == (0, True)
    content = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Kazakhstan" in content
    assert run("report", tiny.path, "--out", tmp_path / "no" / "report.html")[0] == 2
