"""Where the bundled articles come from: our digests of other publishers' articles, or the originals themselves.

``ORIGIN.csv`` lies beside the digests and knows both by the SHA-256 of their bytes, so that a page can tell an
original dropped in under a digest's name from the digest.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from analysis.errors import InputError
from analysis.readers.fact_rows import read_fact_rows
from analysis.wording import day_name

ORIGIN_FILE: Final = "ORIGIN.csv"
ORIGIN_COLUMNS: Final = ("file", "outlet", "outlet_name", "date", "original_sha256", "digest_sha256")
SHA256: Final = re.compile(r"[0-9a-f]{64}")

OriginKind = Literal["digest", "original"]


@dataclass(frozen=True, slots=True)
class Origin:
    """One row of ``ORIGIN.csv``: the article that was digested, and both texts' SHA-256 in hexadecimal.

    ``outlet`` is a source id (``report``), ``outlet_name`` the outlet as readers know it.
    """

    file: str
    outlet: str
    outlet_name: str
    date: dt.date
    original_sha256: str
    digest_sha256: str


def read_origin(folder: Path) -> dict[str, Origin]:
    """Read ``ORIGIN.csv`` of a folder of articles.

    Returns
    -------
    dict
        File name -> origin, in the order of the table. Empty where the folder has no ``ORIGIN.csv``.

    Raises
    ------
    InputError
        A column is missing, or a row has an impossible date, no SHA-256, or a file name given before.

    Examples
    --------
    >>> read_origin(Path("no such folder"))
    {}
    """
    path = folder / ORIGIN_FILE
    if not path.is_file():
        return {}
    origins: dict[str, Origin] = {}
    for where, row in read_fact_rows(path, ORIGIN_COLUMNS):
        if row["file"] in origins:
            raise InputError(f"{where}: {row['file']} stands twice; keep one row for a file")
        origins[row["file"]] = _origin(row, where)
    return origins


def _origin(row: Mapping[str, str], where: str) -> Origin:
    for name in ("original_sha256", "digest_sha256"):
        if not SHA256.fullmatch(row[name]):
            raise InputError(f"{where}: {name} is {row[name]!r}; give the 64 hexadecimal digits of sha256sum")
    try:
        date = dt.date.fromisoformat(row["date"])
    except ValueError:
        raise InputError(f"{where}: date is {row['date']!r}; give a real date as YYYY-MM-DD") from None
    return Origin(
        row["file"], row["outlet"], row["outlet_name"], date, row["original_sha256"], row["digest_sha256"]
    )  # fmt: skip


def origin_of(sha256: str, origins: Mapping[str, Origin]) -> OriginKind | None:
    """Say whether a text is one of our digests or one of the originals.

    Parameters
    ----------
    sha256
        Of the file's bytes, in hexadecimal. Without a byte order mark that is the SHA-256 of the text in UTF-8.
    origins
        As `read_origin` gives them.

    Returns
    -------
    str or None
        None for a text that is neither: an article of the user's, or a changed digest.
    """
    for origin in origins.values():
        if sha256 == origin.digest_sha256:
            return "digest"
        if sha256 == origin.original_sha256:
            return "original"
    return None


def origin_banner(origin: Origin, kind: OriginKind = "digest") -> str:
    """The line that a page shows above a digest, or the badge of an original.

    Examples
    --------
    >>> report = Origin("a.txt", "report", "Report", dt.date(2025, 10, 18), "0" * 64, "1" * 64)
    >>> origin_banner(report)
    'Digest by Orkhon of a Report article of 18 October 2025: who is named matches the original, the words are ours'
    >>> origin_banner(report, "original")
    'Original article by Report of 18 October 2025'
    """
    when = day_name(origin.date)
    if kind == "original":
        return f"Original article by {origin.outlet_name} of {when}"
    article = "an" if origin.outlet_name[:1].lower() in "aeiou" else "a"
    return (
        f"Digest by Orkhon of {article} {origin.outlet_name} article of {when}: "
        "who is named matches the original, the words are ours"
    )
