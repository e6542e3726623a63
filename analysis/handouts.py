"""A view as files that other programs of the field read: texts with standoff mentions, the article x term matrix."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import numpy as np
import pandas as pd

from analysis.cells import counted
from analysis.errors import InputError
from analysis.exports import to_csv
from analysis.model import FORMS, KINDS, View
from analysis.termtokens import counts_by_article, quoted_terms

if TYPE_CHECKING:
    from scipy import sparse


class File(NamedTuple):
    """A file to be written: its name and content."""

    name: str
    content: bytes


_STANDOFF: Final = """\
Texts with the mentions that count, in the standoff format of brat (https://brat.nlplab.org/standoff.html).

Each article is a .txt file, its text as it was read, and an .ann file: T lines are mentions (kind, start and end in
characters, text), N lines the entity's id, A lines its form and whether it stands in a direct quotation. articles.csv
says which article is in which file. Line breaks inside a mention are shown as spaces, and its parts as fragments.
"""
_MATRIX: Final = """\
How often each term stands in each article: matrix.mtx in the Matrix Market format (coordinate, integer), one row an
article (articles.csv, in that order) and one column a term (vocabulary.txt, one a line, in that order).

A term is a word of two letters or more that is no function word of its article's language, or two such words in a row
in one sentence; in lower case, in the bodies of the articles. The vocabulary is that of the whole collection.
"""


def standoff_files(view: View) -> Iterator[File]:
    """The texts of a view with their counted mentions (those of title columns are left out: they are in no text).

    Yields
    ------
    File
        ``README.txt``, ``articles.csv``, ``annotation.conf``, then ``000001.txt`` and ``000001.ann`` and so on.

    Raises
    ------
    InputError
        The index holds no full texts.
    """
    if view.index.texts != "full":
        raise InputError("this copy of the collection holds no full texts, so mentions can't be handed out with them")
    yield File("README.txt", _STANDOFF.encode())
    yield File("articles.csv", _articles(view, [f"{n:06d}.txt" for n in range(1, len(view) + 1)]))
    yield File("annotation.conf", _configuration().encode())
    for number, row in enumerate(view.rows.tolist(), 1):
        text = view.index.text(row)
        yield File(f"{number:06d}.txt", text.encode())
        yield File(f"{number:06d}.ann", _annotations(view, row, text).encode())


def _articles(view: View, files: list[str] | None = None) -> bytes:
    """The articles of a view as CSV: id, date, outlet, language and headline of each."""
    index, rows = view.index, view.rows
    table = pd.DataFrame({"file": files} if files else {"row": np.arange(1, len(rows) + 1)})
    table["article"] = index.strings("article", rows)
    table["date"] = [index.date(row) for row in rows.tolist()]
    table["source"] = [index.source(row).name for row in rows.tolist()]
    table["language"] = [index.language(row) for row in rows.tolist()]
    table["headline"] = index.strings("headline", rows)
    return to_csv(table).encode()


def _configuration() -> str:
    kinds = "\n".join(kind.capitalize() for kind in KINDS)
    attributes = f"Form\tArg:<ENTITY>, Value:{'|'.join(FORMS)}\nQuoted\tArg:<ENTITY>"
    return f"[entities]\n{kinds}\n\n[relations]\n\n[events]\n\n[attributes]\n{attributes}\n"


def _annotations(view: View, row: int, text: str) -> str:
    """The counted mentions of one article's text as brat's lines."""
    index, part = view.index, view.index.mentions.part(row)
    kept = counted(index, view.counting, part) & (index.mentions["field"][part] == 0)
    names = ("start", "end", "entity", "form", "quoted")
    columns = (index.mentions[name][part][kept].tolist() for name in names)
    lines, quoted = [], 0
    for number, (start, end, entity, form, is_quoted) in enumerate(sorted(zip(*columns, strict=True)), 1):
        one, surface = index.entities[entity], text[start:end]
        fragments = ";".join(f"{a} {b}" for a, b in _fragments(surface, start))
        shown = " ".join(text[a:b] for a, b in _fragments(surface, start))
        lines.append(f"T{number}\t{one.kind.capitalize()} {fragments}\t{shown}")
        lines.append(f"N{number}\tReference T{number} Orkhon:{one.id}\t{' '.join(one.name.split())}")
        lines.append(f"A{number + quoted}\tForm T{number} {FORMS[form]}")
        if is_quoted:
            quoted += 1
            lines.append(f"A{number + quoted}\tQuoted T{number}")
    return "".join(f"{line}\n" for line in lines)


def _fragments(surface: str, start: int) -> list[tuple[int, int]]:
    """Stretches of a mention between line breaks: brat allows none within one."""
    found, at = [], start
    for line in surface.splitlines(keepends=True):
        bare = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        if bare:
            found.append((at, at + len(bare)))
        at += len(line)
    return found


def matrix_files(view: View) -> Iterator[File]:
    """Counts of all terms in the articles of a view, in the voice asked for.

    Yields
    ------
    File
        ``README.txt``, ``articles.csv``, ``vocabulary.txt`` and ``matrix.mtx``.
    """
    from scipy.io import mmwrite

    yield File("README.txt", _MATRIX.encode())
    yield File("articles.csv", _articles(view))
    yield File("vocabulary.txt", "".join(f"{term}\n" for term in view.index.terms["term"].tolist()).encode())
    target = io.BytesIO()
    comment = f"articles x terms, collection {view.index.fingerprint[:8]}"
    mmwrite(target, term_counts(view), comment=comment, field="integer")
    yield File("matrix.mtx", target.getvalue())


def term_counts(view: View) -> sparse.csr_matrix:
    """How often each term stands in each article of a view (shape: articles x terms, CSR, integers)."""
    index, voice = view.index, view.counting.voice
    if voice == "quoted":
        return quoted_terms(index)[view.rows]
    whole = counts_by_article(index)[view.rows]
    if voice == "own":
        whole = (whole - quoted_terms(index)[view.rows]).tocsr()
        whole.eliminate_zeros()
    return whole


HANDOUTS: Final[dict[str, Callable[[View], Iterator[File]]]] = {"standoff": standoff_files, "matrix": matrix_files}


def handout(view: View, kind: str) -> Iterator[File]:
    """The files of one kind.

    Raises
    ------
    InputError
        The kind is unknown, the view is empty or the files can't be made.
    """
    if kind not in HANDOUTS:
        raise InputError(f"export {kind!r} is unknown: choose one of {', '.join(HANDOUTS)}")
    if not len(view):
        raise InputError("no article passes these filters, so there is nothing to export: take out a filter")
    return HANDOUTS[kind](view)


def write_folder(files: Iterable[File], folder: Path) -> int:
    """Write files into a new or empty folder; how many.

    Raises
    ------
    InputError
        The folder holds something, or can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise InputError(f"{folder} is not empty: name a new folder")
        n = 0
        for n, file in enumerate(files, 1):  # noqa: B007 - the last number is how many there are
            (folder / file.name).write_bytes(file.content)
    except OSError as error:
        raise InputError(f"{folder} can't be written ({error.strerror}): name another folder") from error
    return n


def zip_files(files: Iterable[File]) -> bytes:
    """The files in one zip, the same bytes for the same files."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for file in files:
            info = ZipInfo(file.name)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, file.content)
    return target.getvalue()
