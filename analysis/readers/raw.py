"""A file as the readers see it: a name and bytes, whether it lies on disk, in a .zip or in memory."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class RefusedFileError(Exception):
    """Raised by a reader: the rest of this file can't be read. The message is the reason for the report."""


def printable_name(name: str) -> str:
    """A file name that can be stored and shown on one line: bytes that are no UTF-8 and control characters are U+FFFD.

    >>> printable_name("Bakı 1.txt"), len(printable_name("a" + chr(10) + "b"))
    ('Bakı 1.txt', 3)
    """
    return CONTROL.sub("\ufffd", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def one_line(error: BaseException) -> str:
    """What a library said was wrong, short enough for the report."""
    return " ".join(str(error).split())[:200] or type(error).__name__


class RawFile:
    """Bytes with a name; can be opened again and again.

    Parameters
    ----------
    name
        Relative to what the user named, with ``/``. It is shown and sorted by, and never joined to a path.
    size
        Bytes, for progress and for the limit.
    opener
        Gives a new binary, seekable stream at position 0.
    """

    __slots__ = ("_opener", "_stream", "name", "size")

    def __init__(self, name: str, size: int, opener: Callable[[], BinaryIO]) -> None:
        self.name = printable_name(name)
        self.size = size
        self._opener = opener
        self._stream: BinaryIO | None = None

    @classmethod
    def from_bytes(cls, name: str, data: bytes) -> RawFile:
        """A file that is in memory, such as an upload or a member of a .zip."""
        return cls(name, len(data), lambda: io.BytesIO(data))

    @classmethod
    def from_path(cls, name: str, path: Path) -> RawFile:
        """A file on disk. The only place where the readers open one."""
        return cls(name, path.stat().st_size, lambda: path.open("rb"))

    @property
    def stem(self) -> str:
        """File name without folders and without the last extension."""
        return PurePosixPath(self.name).stem

    @property
    def suffix(self) -> str:
        """Last extension, lower-case, with the dot; "" for none."""
        return PurePosixPath(self.name).suffix.lower()

    def open(self) -> BinaryIO:
        """A new stream at position 0; whoever opens it closes it."""
        self._stream = self._opener()
        return self._stream

    def tell(self) -> int:
        """Bytes of the stream opened last that were read so far, 0 where none is open."""
        return 0 if self._stream is None or self._stream.closed else self._stream.tell()
