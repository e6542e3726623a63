"""The command ``orkhon``: bad input gets one line on standard error and exit code 2, never a traceback."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from analysis import streams
from analysis.errors import OrkhonError

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Turn dated news articles into counts that can be checked.",
)  # fmt: skip


class Format(StrEnum):
    """How a table is printed."""

    csv = "csv"
    jsonl = "jsonl"


class Rows(StrEnum):
    """How annotations are printed."""

    jsonl = "jsonl"


Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders or zips of articles.")]
Lexicons = Annotated[list[Path] | None, typer.Option("--lexicon", metavar="FILE", help="Names of your own.")]
AsRows = Annotated[Rows, typer.Option("--format", help="One JSON object a line.")]
IndexDir = Annotated[Path, typer.Option("--index", metavar="DIR", help="An index made by `orkhon build`.")]
Texts = list[str] | None
Years = Annotated[list[int] | None, typer.Option("--year", help="Only this year; may be repeated.")]
From = Annotated[str, typer.Option("--from", metavar="DATE", help="First day: YYYY-MM-DD, YYYY-MM or YYYY.")]
To = Annotated[str, typer.Option("--to", metavar="DATE", help="Last day.")]
Sources = Annotated[Texts, typer.Option("--source", help="Outlet, by id or name; may be repeated.")]
Countries = Annotated[Texts, typer.Option("--country", help="Names this country (name or code); may be repeated.")]
Entities = Annotated[Texts, typer.Option("--entity", help="Names this person, body or place; may be repeated.")]
Words = Annotated[str, typer.Option("--words", metavar="QUERY", help='Holds words, wild* cards or "a phrase".')]
Languages = Annotated[Texts, typer.Option("--language", help="Language code; may be repeated.")]
Outlets = Annotated[Texts, typer.Option("--outlet", help="The outlet's own country; may be repeated.")]
Matching = Annotated[str, typer.Option("--match", help="any or all of the countries and entities.")]
Excluding = Annotated[Texts, typer.Option("--except", help="Names none of these; may be repeated.")]
Unit = Annotated[str, typer.Option("--unit", help="articles, texts (distinct ones) or occurrences.")]
Window = Annotated[str, typer.Option("--window", help="article, paragraph or sentence.")]
Forms = Annotated[Texts, typer.Option("--forms", help="names, demonyms, phrases, languages; may be repeated.")]
Lists = Annotated[str, typer.Option("--lists", help="apart or in: sentences that list more than three.")]
Headlines = Annotated[bool, typer.Option("--headlines", help="Count headlines too.")]
REFERENCE_HELP = "keyness, compare_mentions: the other articles (source=report&year=2023); without it, all the rest."
Voice = Annotated[str, typer.Option("--voice", help="all, quoted (in quotations) or own (outlet's words).")]
Support = Annotated[int, typer.Option("--support", help="From so many on, what is counted is ranked.")]
Without = Annotated[Texts, typer.Option("--without", metavar="'FORM as NAME'", help="Take a form out; repeatable.")]


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int | None], None]]:
    """A progress bar on standard error."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    # In a log file a bar would leave nothing but empty lines.
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Reading", total=None)
        yield lambda stage, done, total: bar.update(task, description=stage, completed=done, total=total)


def _print_rows(rows: Iterator[dict[str, Any]]) -> None:
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


@app.command()
def build(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The index's folder.")],
    lexicon: Lexicons = None,
) -> None:
    """Read articles and write their index into a folder."""
    from analysis.index.build import build_index

    with _progress() as progress:
        report = build_index(paths, out, lexicon=lexicon or (), progress=progress)
    streams.tell_report(report)
    typer.echo(f"{out}: index of {report.read:,} articles", err=True)


@app.command("open")
def open_(
    paths: Paths,
    lexicon: Lexicons = None,
    port: Annotated[int, typer.Option("--port", help="Port to serve on; 0 takes a free one.")] = 0,
) -> None:
    """Build (unless an index is named), serve the dashboard and print its address."""
    from analysis.index.build import build_index
    from analysis.index.store import is_index, open_index
    from analysis.serving import cached_index_folder, serve

    if len(paths) == 1 and is_index(paths[0]):
        folder = paths[0]
        open_index(folder)
    else:
        folder = cached_index_folder(paths)
        with _progress() as progress:
            streams.tell_report(build_index(paths, folder, lexicon=lexicon or (), progress=progress))
    raise typer.Exit(serve(folder, port))


@app.command()
def articles(paths: Paths, lexicon: Lexicons = None, format: AsRows = Rows.jsonl) -> None:
    """Print each article: date, source, language, title, body spans."""
    _print_rows(streams.article_rows(paths, lexicon or ()))


@app.command()
def mentions(paths: Paths, lexicon: Lexicons = None, format: AsRows = Rows.jsonl) -> None:
    """Print each mention: entity, kind, form, span, region."""
    _print_rows(streams.mention_rows(paths, lexicon or ()))


@app.command()
def sentences(paths: Paths, lexicon: Lexicons = None, format: AsRows = Rows.jsonl) -> None:
    """Print each sentence: number, span, region, paragraph."""
    _print_rows(streams.sentence_rows(paths, lexicon or ()))


@app.command()
def quotations(paths: Paths, lexicon: Lexicons = None, format: AsRows = Rows.jsonl) -> None:
    """Print each quotation and reported clause: span, speaker, direct or not."""
    _print_rows(streams.quotation_rows(paths, lexicon or ()))


@app.command()
def copies(paths: Paths, lexicon: Lexicons = None, format: AsRows = Rows.jsonl) -> None:
    """Print each article's text: the first article that it is a copy of, and how like that one it is."""
    _print_rows(streams.copy_rows(paths, lexicon or ()))


@app.command()
def describe(index: Annotated[Path, typer.Argument(metavar="DIR", help="An index.")]) -> None:
    """Print what an index holds, as JSON."""
    from analysis.collection import describe as describe_index
    from analysis.index.store import open_index

    typer.echo(json.dumps(describe_index(open_index(index)), ensure_ascii=False, indent=1))


@app.command()
def measure(
    name: Annotated[str, typer.Argument(metavar="NAME", help="mentions, timeline, cooccurrence, topics, ...")],
    index: IndexDir,
    year: Years = None, from_: From = "", to: To = "", source: Sources = None, country: Countries = None,
    entity: Entities = None, words: Words = "", language: Languages = None, outlet: Outlets = None,
    match: Matching = "any", except_: Excluding = None, unit: Unit = "articles", window: Window = "article",
    forms: Forms = None,
    lists: Lists = "apart", headlines: Headlines = False, voice: Voice = "all", support: Support = 3,
    without: Without = None,
    kind: Annotated[str, typer.Option("--kind", help="mentions, cooccurrence, timeline: kind of entity.")] = "",
    other: Annotated[str, typer.Option("--other", help="cooccurrence: pairs with this second kind.")] = "",
    by: Annotated[str, typer.Option("--by", help="topics, search, speakers: year, source, country, ...")] = "",
    top: Annotated[int | None, typer.Option("--top", help="Rows of each group at most, such as terms.")] = None,
    k: Annotated[int | None, typer.Option("--k", help="themes: how many, from 2 to 40.")] = None,
    names: Annotated[bool, typer.Option("--names", help="topics: names may be terms too.")] = False,
    period: Annotated[str, typer.Option("--period", help="timeline, trend: day, week, month, quarter, year.")] = "",
    of: Annotated[Texts, typer.Option("--of", help="timeline: entities to follow; amounts: to be named.")] = None,
    query: Annotated[str, typer.Option("--query", help="search, concordance, amounts: what to look for.")] = "",
    span: Annotated[int | None, typer.Option("--span", help="collocates: words on each side.")] = None,
    groups: Annotated[str, typer.Option("--groups", metavar="FILE", help="word_groups: lists of your own.")] = "",
    sort: Annotated[str, typer.Option("--sort", help="concordance: article, left or right.")] = "",
    sample: Annotated[int | None, typer.Option("--sample", help="concordance: so many, drawn at random.")] = None,
    seed: Annotated[int | None, typer.Option("--seed", help="concordance: of the drawing.")] = None,
    width: Annotated[int | None, typer.Option("--width", help="concordance: characters of context.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", help="Most rows.")] = None,
    reference: Annotated[str, typer.Option("--reference", metavar="FILTERS", help=REFERENCE_HELP)] = "",
    speech: Annotated[str, typer.Option("--speech", help="speakers: direct or reported.")] = "",
    day: Annotated[str, typer.Option("--day", metavar="DATE", help="before_after: the first day after.")] = "",
    days: Annotated[int | None, typer.Option("--days", help="before_after: days on each side.")] = None,
    own: Annotated[str, typer.Option("--own", help="who_covers_whom: own country in or out.")] = "",
    steady: Annotated[bool, typer.Option("--steady", help="trend: only outlets that publish throughout.")] = False,
    format: Annotated[Format, typer.Option("--format", help="csv or jsonl.")] = Format.csv,
) -> None:  # fmt: skip
    """Print the very table that a page shows.

    search and concordance look for --query; without it, --words is what they look for, not a filter. timeline
    follows --of; without it, --country and --entity are what it follows, not a filter. amounts reads the sentences
    that hold --query (or --words) and name one of --of (or of --country and --entity).
    """
    from analysis.asking import Asked
    from analysis.exports import write_table
    from analysis.index.store import open_index
    from analysis.requests import run_measure

    asked = Asked(
        years=year or (), date_from=from_, date_to=to, sources=source or (), countries=country or (),
        entities=entity or (), words=words, languages=language or (), outlets=outlet or (), match=match,
        excluding=except_ or (),
        unit=unit, window=window, forms=forms or (), lists=lists, headlines=headlines, voice=voice,
        support=support, without=without or (),
    )  # fmt: skip
    options = {
        "kind": kind, "other": other, "by": by, "top": top, "k": k, "names": names or None, "period": period,
        "of": of or (), "query": query, "span": span, "groups": groups, "width": width, "limit": limit,
        "speech": speech, "sort": sort, "sample": sample, "seed": seed,
        "reference": reference, "day": day, "days": days, "own": own, "steady": steady or None,
    }  # fmt: skip
    result = run_measure(open_index(index), name, asked, options)
    for note in result.notes:
        typer.echo(note, err=True)
    write_table(result.table, sys.stdout, format.value)


@app.command()
def export(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="standoff (texts with mentions, brat) or matrix.")],
    index: IndexDir,
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="A new folder.")],
    year: Years = None, from_: From = "", to: To = "", source: Sources = None, country: Countries = None,
    entity: Entities = None, words: Words = "", language: Languages = None, outlet: Outlets = None,
    match: Matching = "any", except_: Excluding = None, unit: Unit = "articles", forms: Forms = None,
    headlines: Headlines = False, voice: Voice = "all", without: Without = None,
) -> None:  # fmt: skip
    """Write one view for other programs: texts with standoff mentions, or the article x term matrix."""
    from analysis.asking import Asked
    from analysis.handouts import handout, write_folder
    from analysis.index.store import open_index
    from analysis.views import select

    opened = open_index(index)
    asked = Asked(
        years=year or (), date_from=from_, date_to=to, sources=source or (), countries=country or (),
        entities=entity or (), words=words, languages=language or (), outlets=outlet or (), match=match,
        excluding=except_ or (), unit=unit, forms=forms or (), headlines=headlines, voice=voice, without=without or (),
    )  # fmt: skip
    view = select(opened, asked.filter(opened), asked.counting(opened))
    n = write_folder(handout(view, kind), out)
    typer.echo(f"{out}: {n:,} files of {len(view):,} articles written", err=True)


@app.command()
def report(
    index: Annotated[Path, typer.Argument(metavar="DIR", help="An index.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE.html", help="The file to write.")],
    year: Years = None, from_: From = "", to: To = "", source: Sources = None, country: Countries = None,
    entity: Entities = None, words: Words = "", language: Languages = None, outlet: Outlets = None,
    match: Matching = "any", except_: Excluding = None, unit: Unit = "articles", window: Window = "article",
    forms: Forms = None,
    lists: Lists = "apart", headlines: Headlines = False, voice: Voice = "all", support: Support = 3,
    without: Without = None,
) -> None:  # fmt: skip
    """Write one view with its evidence as an HTML file that opens without a network."""
    from analysis.asking import Asked
    from analysis.exports import write_text
    from analysis.index.store import open_index
    from analysis.report import report_html
    from analysis.views import select

    opened = open_index(index)
    asked = Asked(
        years=year or (), date_from=from_, date_to=to, sources=source or (), countries=country or (),
        entities=entity or (), words=words, languages=language or (), outlets=outlet or (), match=match,
        excluding=except_ or (),
        unit=unit, window=window, forms=forms or (), lists=lists, headlines=headlines, voice=voice,
        support=support, without=without or (),
    )  # fmt: skip
    write_text(out, report_html(select(opened, asked.filter(opened), asked.counting(opened))))
    typer.echo(f"{out}: written", err=True)


@app.command()
def methods() -> None:
    """Print what each column of each table means, with formulas and where they come from, as Markdown."""
    from analysis.methods import methods_markdown

    typer.echo(methods_markdown(), nl=False)


class Kept(StrEnum):
    """What of the texts a published folder holds."""

    none = "none"
    excerpts = "excerpts"
    full = "full"


@app.command()
def publish(
    paths: Annotated[list[Path], typer.Argument(metavar="DIR...", help="An index, or articles.")],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="The folder to be hosted.")],
    texts: Annotated[
        Kept, typer.Option("--texts", help="none, excerpts (the sentences that are evidence) or full.")
    ] = Kept.excerpts,
    lexicon: Lexicons = None,
) -> None:
    """Write a folder that is ready to be hosted: the dashboard, its index and what to click."""
    from analysis.publishing import LICENCE, publish_folder, readme_texts

    with _progress() as progress:
        published = publish_folder(paths, out, texts=texts.value, lexicon=lexicon or (), progress=progress)
    typer.echo(readme_texts(published.copied), err=True)
    typer.echo(LICENCE.replace("`", ""), err=True)
    for name in published.large:
        typer.echo(f"{name} is over 100 MB, which GitHub refuses: use a container or a server", err=True)
    typer.echo(f"{out}: {published.articles:,} articles, ready to be hosted; README.md says how", err=True)


lexicon_app = typer.Typer(no_args_is_help=True, help="Lexicon files of your own.")
app.add_typer(lexicon_app, name="lexicon")


@lexicon_app.callback()
def lexicon_group() -> None:
    """Lexicon files of your own."""


@lexicon_app.command("check")
def lexicon_check(file: Annotated[Path, typer.Argument(metavar="FILE", help="A lexicon file.")]) -> None:
    """Print what is wrong or doubtful in a lexicon file; exit 1 if anything is wrong."""
    from analysis.lexicon.check import check_lexicon

    findings = check_lexicon(file)
    for finding in findings:
        typer.echo(f"{finding.severity}: {finding.entity}: {finding.text}")
    n_errors = sum(finding.severity == "error" for finding in findings)
    typer.echo(f"{file}: {n_errors} errors, {len(findings) - n_errors} doubts", err=True)
    raise typer.Exit(1 if n_errors else 0)


def main() -> None:
    """Run the command; bad input ends with one line and exit code 2."""
    try:
        app()
    except OrkhonError as error:
        typer.echo(f"orkhon: {' '.join(str(error).split())}", err=True)
        raise SystemExit(2) from None
    except BrokenPipeError:
        # The reader of our output has seen enough (`| head`).
        sys.stderr.close()
        raise SystemExit(0) from None
