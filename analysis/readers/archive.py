"""``.zip``: its members are read in memory, one after the other. Nothing is extracted, no name is joined to a path.

What the directory of a .zip says about sizes is not believed: bytes are counted while they are unpacked.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from typing import BinaryIO, Final

from analysis.readers.limits import Limits, size_text
from analysis.readers.raw import RawFile, RefusedFileError, one_line

BLOCK: Final = 1 << 20
ENTRY: Final = b"PK\x01\x02"
END: Final = b"PK\x05\x06"
MAX_TAIL: Final = 22 + 0xFFFF
"""The record at the end with the longest comment."""
HARMLESS: Final = 100_000
"""Bytes up to which the ratio of a member does not matter: a short text of one repeated word reaches any."""
METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others unpack without a bound on what one call returns."""
FAILURES: Final = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError, ValueError)


class Archive:
    """An opened .zip.

    Raises
    ------
    RefusedFileError
        Not a whole .zip, or too many members.
    """

    def __init__(self, raw: RawFile, limits: Limits) -> None:
        self._raw = raw
        self._limits = limits
        self._n_unpacked = 0
        with raw.open() as stream:
            n_entries = _count_entries(stream)
            stated = _stated_entries(stream)
        if n_entries > limits.zip_members:
            raise RefusedFileError(f"{n_entries:,} members; at most {limits.zip_members:,} are read")
        self._stream = raw.open()
        try:
            self._zip = zipfile.ZipFile(self._stream)
        except FAILURES as error:
            self._stream.close()
            raise RefusedFileError(f"not a whole .zip: truncated or damaged ({one_line(error)})") from None
        n_found = len(self._zip.infolist())
        self.flaw = (
            f"damaged: it says that it has {stated:,} members, found are {n_found:,}"
            if stated not in (None, n_found)
            else ""
        )
        """What is wrong with the directory as a whole, "" if nothing: zipfile does not compare the two."""

    def names(self) -> list[tuple[str, zipfile.ZipInfo]]:
        """Names of the members that are files, sorted, as they stand in the archive."""
        members = ((_name(info), info) for info in self._zip.infolist() if not info.is_dir())
        return sorted(members, key=lambda member: (member[0], member[1].header_offset))

    def read(self, name: str, info: zipfile.ZipInfo) -> RawFile:
        """Unpack a member into memory.

        Raises
        ------
        RefusedFileError
            Not a name inside the archive, a link, another .zip, encrypted, damaged, or over a limit.
        """
        if flaw := name_flaw(name):
            raise RefusedFileError(flaw)
        _check_kind(name, info)
        self._check_total()
        try:
            data = self._unpack(info)
        except FAILURES as error:
            raise RefusedFileError(f"damaged: can't be unpacked ({one_line(error)})") from None
        return RawFile.from_bytes(f"{self._raw.name}/{name}", data)

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        blocks: list[bytes] = []
        n_bytes = 0
        limits = self._limits
        packed = min(info.compress_size, self._raw.size)
        with self._zip.open(info) as stream:
            while block := stream.read(BLOCK):
                blocks.append(block)
                n_bytes += len(block)
                self._n_unpacked += len(block)
                if n_bytes > max(HARMLESS, limits.zip_ratio * packed):
                    raise RefusedFileError(f"unpacks to over {limits.zip_ratio} times its size: looks like a zip bomb")
                if n_bytes > limits.file_bytes:
                    raise RefusedFileError(f"over {size_text(limits.file_bytes)} unpacked, the limit for one file")
                self._check_total()
        return b"".join(blocks)

    def _check_total(self) -> None:
        if self._n_unpacked > self._limits.unpacked_bytes:
            limit = size_text(self._limits.unpacked_bytes)
            raise RefusedFileError(f"the archive unpacks to over {limit}, the limit for all its files together")

    def close(self) -> None:
        """Close the file."""
        self._zip.close()
        self._stream.close()


def _count_entries(stream: BinaryIO) -> int:
    """Members at most: Python's zipfile builds all of a directory before it can be asked how long it is."""
    n_entries = 0
    tail = b""
    while block := stream.read(BLOCK):
        n_entries += (tail + block).count(ENTRY)
        tail = block[-(len(ENTRY) - 1) :]
    return n_entries


def _stated_entries(stream: BinaryIO) -> int | None:
    """Members by the record at the end of the archive; None where there are more than it can state."""
    stream.seek(0, io.SEEK_END)
    stream.seek(max(0, stream.tell() - MAX_TAIL))
    tail = stream.read()
    at = tail.rfind(END)
    stated = int.from_bytes(tail[at + 10 : at + 12], "little")
    return None if at < 0 or stated == 0xFFFF else stated


def _name(info: zipfile.ZipInfo) -> str:
    """The name as stored. Without the UTF-8 flag it was read as code page 437, though many tools store UTF-8 anyway."""
    name = info.orig_filename
    if info.flag_bits & 0x800:
        return name
    try:
        return name.encode("cp437").decode()
    except UnicodeError:
        return name


def name_flaw(name: str) -> str:
    """Why a member's name is not one of a file inside the archive, "" where it is.

    >>> name_flaw("a/b.txt"), name_flaw("a/../../b.txt")
    ('', 'its name leads out of the archive (..)')
    """
    if "\0" in name:
        return "its name holds a NUL character"
    if "\\" in name:
        return "its name holds a backslash"
    if name.startswith("/") or name[1:2] == ":":
        return "its name is an absolute path"
    return "its name leads out of the archive (..)" if ".." in name.split("/") else ""


def _check_kind(name: str, info: zipfile.ZipInfo) -> None:
    if stat.S_ISLNK(info.external_attr >> 16):
        raise RefusedFileError("a link, not a file")
    if name.lower().endswith(".zip"):
        raise RefusedFileError("a .zip inside a .zip; unpack it first")
    if info.flag_bits & 0x1:
        raise RefusedFileError("encrypted; save it without a password")
    if info.compress_type not in METHODS:
        raise RefusedFileError("packed by a method other than deflate")
