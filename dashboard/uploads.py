"""Articles of a visitor's own: an index that only this session has, in a folder that goes when the session goes."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from analysis.errors import InputError, OrkhonError
from analysis.wording import counted, number
from dashboard.cache import Collection
from dashboard.settings import get_settings
from dashboard.text import escape_markdown

if TYPE_CHECKING:
    from streamlit.typing import UploadedFile

    from analysis.index.store import Index

FORMATS: Final = ["txt", "csv", "jsonl", "parquet", "zip"]
TOLD: Final = 5
"""Refusals shown on Start; the page on the data has them all."""
_KEY: Final = "orkhon-private"


class Private:
    """A private index; its folder is removed when nobody holds this object any more, or when the program ends."""

    def __init__(self, index: Index, folder: Path) -> None:
        self.collection = Collection(index, owner=secrets.token_hex(8))
        self.remove = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)


def get_private() -> Collection | None:
    """The session's own collection, if it has one."""
    private = st.session_state.get(_KEY)
    return private.collection if isinstance(private, Private) else None


def leave_private() -> None:
    """Callback of "Back": forget this session's collection and remove it from the disk."""
    private = st.session_state.pop(_KEY, None)
    if isinstance(private, Private):
        private.remove()
    _forget_filters()


def _forget_filters() -> None:
    """A filter of one collection means nothing in another."""
    from dashboard.sidebar import clear_all
    from dashboard.state import PARAMETERS

    clear_all()
    for parameter in PARAMETERS:
        if parameter.kind == "page" and parameter.name in st.session_state:
            del st.session_state[parameter.name]


def build_private(files: Sequence[UploadedFile]) -> Private:
    """Build an index of uploaded files.

    Raises
    ------
    OrkhonError
        Nothing could be read, or a limit was passed; one line.
    """
    from analysis.index.build import build_index
    from analysis.index.store import open_index
    from analysis.readers.limits import UPLOAD

    folder = Path(tempfile.mkdtemp(prefix="orkhon-own-"))
    try:
        incoming = folder / "articles"
        incoming.mkdir()
        for number, file in enumerate(files):
            # The name comes from outside: only its last part, below a folder of our own for each file.
            place = incoming / f"{number:03d}"
            place.mkdir()
            (place / safe_name(file.name)).write_bytes(file.getbuffer())
        build_index([incoming], folder / "index", limits=UPLOAD)
        shutil.rmtree(incoming)
        return Private(open_index(folder / "index"), folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def safe_name(name: str) -> str:
    """The last part of a file's name, without anything that a path could be made of, at most 120 characters.

    >>> safe_name("../../etc/a b.txt")
    'a b.txt'
    """
    last = name.replace("\\", "/").rpartition("/")[2].replace("\0", "").strip().strip(".") or "articles"
    stem, dot, suffix = last.rpartition(".")
    return f"{stem[:110]}{dot}{suffix[:8]}"


def render_uploader() -> None:
    """The drop place, its limits said beforehand, and the way back."""
    if get_private() is not None:
        st.button("Back to the collection before", icon=":material/undo:", on_click=leave_private, key="leave-own")
        return
    if not get_settings().uploads:
        st.caption("This host takes no articles of its visitors.")
        return
    with st.form("own-articles", border=False, clear_on_submit=False):
        files = st.file_uploader(
            "Articles", type=FORMATS, accept_multiple_files=True, key="own-files", label_visibility="collapsed",
            max_upload_size=get_settings().upload_mb,
        )  # fmt: skip
        sent = st.form_submit_button("Build my view", icon=":material/play_arrow:", type="primary")
    st.caption(limits_in_words())
    if sent:
        _open_own(files or [])


def render_arrival() -> None:
    """What was read of a visitor's own files and what was not, above everything else."""
    private = get_private()
    if private is None:
        return
    report = private.index.report
    read, refused = counted(report.read, "article"), number(len(report.refused))
    st.success(f"{read} of your own read, {refused} refused.", icon=":material/check:")
    for one in report.refused[:TOLD]:
        row = f", row {one.row}" if one.row else ""
        st.warning(escape_markdown(f"{one.file}{row}: {one.reason}"), icon=":material/block:")
    if len(report.refused) > TOLD or report.notes:
        st.caption("Data and method lists all that was refused, and what was read but not as it stood.")


def limits_in_words() -> str:
    """What may be dropped, in one sentence."""
    from analysis.readers.limits import UPLOAD, size_text

    return (
        f"Text files, tables (.csv, .jsonl, .parquet) or a .zip of them: up to {get_settings().upload_mb} MB a file, "
        f"{size_text(UPLOAD.unpacked_bytes)} unpacked and {number(UPLOAD.articles)} articles. They stay in this "
        "browser session: nobody else sees them, and they are removed when you leave."
    )


def _open_own(files: Sequence[UploadedFile]) -> None:
    if not files:
        st.warning("No file was chosen: drop at least one .txt, .csv, .jsonl, .parquet or .zip first.")
        return
    try:
        with st.spinner("Reading your articles …"):
            check_sizes(files)
            st.session_state[_KEY] = build_private(files)
    except OrkhonError as error:
        st.error(escape_markdown(str(error)))
        return
    st.rerun()


def check_sizes(files: Sequence[UploadedFile]) -> None:
    """Refuse what is larger than said: the browser's own check can be got around.

    Raises
    ------
    InputError
        A file is too large.
    """
    most = get_settings().upload_mb
    for file in files:
        if file.size > most * 1_000_000:
            raise InputError(f"{file.name} has {file.size / 1e6:.0f} MB; up to {most} MB can be added. Split it first.")
