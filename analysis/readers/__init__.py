"""Files -> articles: one format a file.

Adding a format is one file with a function like `read_txt`, and one line in `READERS`.
"""

from analysis.readers.limits import UPLOAD, Limits, size_text
from analysis.readers.raw import RawFile
from analysis.readers.reading import READERS, SUFFIXES, iter_articles

__all__ = ["READERS", "SUFFIXES", "UPLOAD", "Limits", "RawFile", "iter_articles", "size_text"]
