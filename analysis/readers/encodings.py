"""Bytes to text: UTF-8, what a byte order mark says, else the most likely legacy encoding.

One rule for binary files and control characters. A file that is no Unicode text and holds a NUL or over
1 % control bytes is binary and refused. An article, of any format, whose text holds a NUL, over 1 % control
characters or half a surrogate pair is refused.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TextIO

from analysis.readers.raw import RawFile, RefusedFileError

BLOCK: Final = 1 << 20
SAMPLE: Final = 1 << 18
REPLACEMENT: Final = "\ufffd"

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Longest first where one begins with another. These codecs drop the mark themselves."""

LIKELY: Final = ["cp1251", "kz1048", "koi8_r", "cp866", "cp1254", "cp1250", "cp1252", "cp1253", "cp1255", "cp1256"]
"""Tried before all others. Choosing among all that Python knows, charset-normalizer takes English with curly quotes for
Chinese, Korean or DOS encodings, and Turkish for Baltic; Chinese and Japanese fit none of these and are found after."""
TURKISH: Final = "ĞİŞğış".encode("cp1254")
"""The only bytes that differ between Turkish cp1254 and Western cp1252, where they are Icelandic ÐÝÞðýþ. Turkish is
sometimes taken for Western, and never the other way round here: news in Turkish is what is read, not in Icelandic."""

CONTROLS: Final = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r"))
MAX_CONTROLS: Final = 0.01


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to decode a file, and what to tell about it ("" where there is nothing to tell)."""

    name: str
    errors: str = "strict"
    note: str = ""


def find_encoding(raw: RawFile) -> Encoding:
    """Decide how a file is decoded, by reading it once through in blocks.

    Raises
    ------
    RefusedFileError
        Binary, or no encoding fits.
    """
    marked = _marked(raw)
    if _decodes(raw, marked or "utf-8"):
        return Encoding(marked or "utf-8", note="read as UTF-16 or UTF-32" if marked in ("utf-16", "utf-32") else "")
    if marked in ("utf-16", "utf-32"):
        raise RefusedFileError(f"begins with a {marked.upper()} byte order mark but is not {marked.upper()}")
    _refuse_binary(raw)
    n_bad, n_good = _count_broken(raw, marked or "utf-8")
    if n_good >= 9 * n_bad:
        note = f"mixed encodings: UTF-8, but {n_bad:,} places are not and are shown as {REPLACEMENT}"
        return Encoding(marked or "utf-8", "replace", note)
    return _guess(raw)


def open_text(raw: RawFile, encoding: Encoding, newline: str = "") -> TextIO:
    """Open a file for reading as text. No newline is translated; ``newline`` says only what ends a line."""
    return io.TextIOWrapper(raw.open(), encoding.name, encoding.errors, newline=newline)


def text_flaw(text: str) -> str:
    r"""Why a text can't be an article's, "" where it can.

    >>> text_flaw("fine\n"), text_flaw("a\0b"), text_flaw("  ")
    ('', 'holds a NUL character', 'no text')
    """
    if not text or text.isspace():
        return "no text"
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return "holds half a surrogate pair, which is no character"
    n_controls = len(data) - len(data.translate(None, CONTROLS))
    if n_controls and "\0" in text:
        return "holds a NUL character"
    if n_controls > MAX_CONTROLS * len(text):
        return f"is binary: {n_controls:,} of {len(text):,} characters are control characters"
    return ""


def _blocks(raw: RawFile) -> Iterator[bytes]:
    with raw.open() as stream:
        while block := stream.read(BLOCK):
            yield block


def _marked(raw: RawFile) -> str:
    with raw.open() as stream:
        head = stream.read(4)
    return next((name for mark, name in MARKS if head.startswith(mark)), "")


def _decodes(raw: RawFile, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)()
    try:
        for block in _blocks(raw):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _refuse_binary(raw: RawFile) -> None:
    n_controls = 0
    for block in _blocks(raw):
        if b"\0" in block:
            raise RefusedFileError("is binary: not Unicode text, and it holds NUL bytes")
        n_controls += len(block) - len(block.translate(None, CONTROLS))
    if n_controls > MAX_CONTROLS * raw.size:
        raise RefusedFileError(f"is binary: not Unicode text, and {n_controls:,} of its bytes are control characters")


def _count_broken(raw: RawFile, name: str) -> tuple[int, int]:
    """Places that are not in this encoding, and letters beyond ASCII that are."""
    decoder = codecs.getincrementaldecoder(name)("replace")
    n_bad = n_good = 0
    for block in _blocks(raw):
        text = decoder.decode(block)
        n_replaced = text.count(REPLACEMENT)
        n_bad += n_replaced
        n_good += len(text) - len(text.encode("ascii", "ignore")) - n_replaced
    return n_bad, n_good


def _guess(raw: RawFile) -> Encoding:
    from charset_normalizer import from_bytes

    sample = _sample(raw)
    turkish = any(byte in sample for byte in TURKISH)
    likely = [name for name in LIKELY if not (turkish and name == "cp1252")]
    for candidates in (likely, None):
        for match in from_bytes(sample, cp_isolation=candidates):
            if _decodes(raw, match.encoding):
                return Encoding(match.encoding, note=f"not UTF-8: read as {match.encoding}, the most likely encoding")
    raise RefusedFileError("no known encoding fits; save it as UTF-8")


def _sample(raw: RawFile) -> bytes:
    """The first lines with bytes beyond ASCII: only they tell encodings apart."""
    telling = bytearray()
    with raw.open() as stream:
        while len(telling) < SAMPLE and (line := stream.readline(SAMPLE)):
            if not line.isascii():
                telling += line
    return bytes(telling)
