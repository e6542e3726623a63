"""The names, offices, outlets and word lists that the program knows."""

from analysis.lexicon.check import Finding, check_lexicon
from analysis.lexicon.entity import Entity, Office
from analysis.lexicon.load import Lexicon, load_lexicon
from analysis.lexicon.words import fold, given_names, reporting_verbs, stop_words

__all__ = [
    "Entity",
    "Finding",
    "Lexicon",
    "Office",
    "check_lexicon",
    "fold",
    "given_names",
    "load_lexicon",
    "reporting_verbs",
    "stop_words",
]
