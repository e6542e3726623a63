"""A folder that is ready to be hosted: the dashboard, an index built before, exact pins, and what to click."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from analysis.errors import InputError
from analysis.exports import write_text
from analysis.index.excerpts import Copied, Texts, copy_index
from analysis.index.store import is_index, open_index
from analysis.wording import counted

if TYPE_CHECKING:
    from analysis.index.build import Progress

ROOT: Final = Path(__file__).resolve().parent.parent
CODE: Final = ("analysis", "dashboard")
FILES: Final = (
    "requirements.txt", "pyproject.toml", ".streamlit/config.toml", "Containerfile", ".dockerignore", "LICENSE",
    "NOTICE", "seeds/events.csv", "seeds/articles/ORIGIN.csv",
)  # fmt: skip
INDEX: Final = "index"
"""The index's folder; the dashboard serves it when it is told nothing else."""
TEXTS: Final[dict[Texts, str]] = {
    "none": "None of the articles' texts is in here. Titles, outlets, dates and addresses are, and all counts; the "
    "evidence behind a number says which article and which characters of it, without the sentence. Words are found in "
    "titles alone.",
    "excerpts": "Of the articles' texts only the sentences are in here that name somebody or hold a quotation: {share} "
    "of all characters. All else is blank. Evidence shows its sentences; words are found in these sentences alone.",
    "full": "The articles' texts are in here in full, and a visitor can read them.",
}
LICENCE: Final = (
    "Articles belong to their publishers. Whether you may show whole texts, sentences as quotations, or nothing but "
    "counts is for their licences and your law to say; `--texts none` shows the least."
)
COUNTS: Final = (
    "With `none` and `excerpts` the single words of each article that serve as terms are still in the index, as a list "
    "without order, with their counts: the numbers of the Words page rest on them. Terms of two words are in it only "
    "where they can be read in the copy."
)
GITHUB_LIMIT: Final = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: articles, what of their texts, and the files that GitHub would refuse."""

    articles: int
    copied: Copied
    large: tuple[str, ...]


def publish_folder(
    paths: Sequence[Path], out: Path, *, texts: Texts = "excerpts", lexicon: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Published:  # fmt: skip
    """Write a folder that any host of Streamlit can serve as it is; nothing is built there.

    Parameters
    ----------
    paths
        An index, or articles to build one of.
    out
        A new or empty folder, or one published before: its index and program are replaced, anything else stays.
    texts
        What of the texts goes along.

    Raises
    ------
    InputError
        Nothing can be read, the folder holds something else, or the program runs without the files that a host needs.
    """
    _check(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".publish-", dir=out.parent) as name:
        fresh = Path(name) / "published"
        index = _find_index(paths, Path(name) / "built", lexicon, progress)
        fresh.mkdir()
        copied = copy_index(index, fresh / INDEX, texts)
        articles = open_index(fresh / INDEX).n_articles
        _copy_program(fresh)
        write_text(fresh / "README.md", readme(copied, articles))
        _move(fresh, out)
    large = sorted(path for path in (out / INDEX).iterdir() if path.stat().st_size > GITHUB_LIMIT)
    return Published(articles, copied, tuple(path.name for path in large))


def _check(out: Path) -> None:
    missing = [name for name in FILES if not (ROOT / name).is_file()]
    if missing:
        raise InputError(f"{missing[0]} does not lie beside the program: publish from the project's own folder")
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not is_index(out / INDEX))):
        raise InputError(f"{out} exists and was not published before: name a new folder or an empty one")


def _find_index(paths: Sequence[Path], built: Path, lexicon: Sequence[Path], progress: Progress | None) -> Path:
    if len(paths) == 1 and is_index(paths[0]):
        return paths[0]
    from analysis.index.build import build_index

    build_index(paths, built, lexicon=lexicon, progress=progress)
    return built


def _copy_program(folder: Path) -> None:
    for name in CODE:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)


def _move(fresh: Path, out: Path) -> None:
    """Index and program take the place of those before; a repository around them stays, and so do secrets."""
    out.mkdir(exist_ok=True)
    for name in (*CODE, INDEX):
        shutil.rmtree(out / name, ignore_errors=True)
        (fresh / name).replace(out / name)
    for name in (*FILES, "README.md"):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (fresh / name).replace(out / name)


def readme_texts(copied: Copied) -> str:
    """What of the texts is in the folder, and what that means for who looks."""
    share = f"{copied.kept / copied.characters:.0%}" if copied.characters else "none"
    return TEXTS[copied.texts].format(share=share)


def readme(copied: Copied, articles: int) -> str:
    """What lies in the folder and what to click, as Markdown."""
    return README.format(
        articles=counted(articles, "article"), texts=readme_texts(copied), licence=LICENCE,
        counts="" if copied.texts == "full" else f"\n{COUNTS}\n",
    )  # fmt: skip


README: Final = """# A dashboard of {articles}

Made by `orkhon publish`. The folder holds the dashboard and a prebuilt index; the host builds nothing at start.

## The texts

{texts}

{licence}
{counts}
## Streamlit Community Cloud

1. Put this folder into a GitHub repository of your own.
2. Open `https://share.streamlit.io` and sign in with GitHub.
3. Click **Create app**, then **Deploy a public app from GitHub**.
4. Repository: yours. Branch: `main`. Main file path: `dashboard/app.py`. Choose the address.
5. Click **Advanced settings** and choose Python 3.12.
6. Click **Deploy**. It installs `requirements.txt`, which holds exact versions.

An app from a public repository is public, and so are the files in it. GitHub takes no file over 100 MB.

## A container

```sh
podman build -t my-dashboard .
podman run --rm -p 8501:8501 my-dashboard
```

Then open `http://localhost:8501` (docker takes the same commands).

## A plain server

Python 3.11 or newer.

```sh
python3 -m venv .venv
.venv/bin/pip install -r requirements.txt
.venv/bin/streamlit run dashboard/app.py
```

Then open `http://localhost:8501`. For a public address put a web server with HTTPS in front that passes websockets on.

## New data

Run `orkhon publish` into this folder again: index and program are replaced, everything else in it stays. Links that
were made before then say what they showed and what they show now.
"""
