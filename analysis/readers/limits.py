"""How much is read: the one place where sizes are set. Pages and documentation quote these numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MB: Final = 1_000_000
GB: Final = 1_000 * MB


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes beyond which a file is refused. The default is for one's own files on the command line.

    Attributes
    ----------
    file_bytes
        One file, or one member of a .zip once unpacked.
    unpacked_bytes
        All members of one .zip together, or all rows of one .parquet, as counted while reading.
    zip_ratio
        Unpacked to packed size of a member. Prose reaches 3 to 6; the most that deflate can do is 1,032.
    zip_members
        Files in one .zip.
    row_group_bytes
        Uncompressed size of one row group of a .parquet, which is the least that must fit into memory.
    columns
        Of a table.
    articles
        All files together.
    """

    file_bytes: int = 16 * GB
    unpacked_bytes: int = 64 * GB
    zip_ratio: int = 200
    zip_members: int = 2_000_000
    row_group_bytes: int = 4 * GB
    columns: int = 1_000
    articles: int = 20_000_000


UPLOAD: Final = Limits(
    file_bytes=50 * MB,
    unpacked_bytes=100 * MB,
    zip_members=10_000,
    row_group_bytes=100 * MB,
    columns=200,
    articles=20_000,
)
"""For files that a visitor drops on a page."""


def size_text(n_bytes: int) -> str:
    """A number of bytes for people.

    >>> size_text(50 * MB), size_text(16 * GB), size_text(999)
    ('50 MB', '16 GB', '999 bytes')
    """
    for unit, name in ((GB, "GB"), (MB, "MB")):
        if n_bytes >= unit:
            return f"{n_bytes / unit:,.4g} {name}"
    return f"{n_bytes:,} bytes"
