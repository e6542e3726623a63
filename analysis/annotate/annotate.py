"""All that is found in one article, in the order in which each step needs the one before."""

from __future__ import annotations

from analysis.annotate.languages import detect_language
from analysis.annotate.mentions import MentionFinder
from analysis.annotate.quotations import find_quotations
from analysis.annotate.recurring import Blocks, outlet_of
from analysis.annotate.regions import find_regions
from analysis.annotate.sentences import split_sentences
from analysis.annotate.sources import find_source
from analysis.annotate.speakers import SpeakerFinder
from analysis.lexicon.load import Lexicon
from analysis.model import Annotation, Article, Mention, Region

_LANGUAGE_SAMPLE = 600
"""Characters of the body that the language is told from; py3langid gains nothing from more."""


class Annotator:
    """Finds regions, sentences, language, source and mentions, as spans over the unchanged text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._finder = MentionFinder(lexicon)
        self._speakers = SpeakerFinder(lexicon)

    def annotate(self, article: Article, blocks: Blocks | None = None) -> Annotation:
        """Annotate one article; the same article and ``blocks`` (lines that recur in its outlet's articles) give the
        same annotation, whatever came before it.
        """
        text = article.text
        own = blocks.get(outlet_of(article)) if blocks else None
        regions = _one_headline(find_regions(text, article.language, article.title, own), article.title)
        body = "".join(text[r.start : r.end] for r in regions if r.kind == "body")
        language = detect_language(body[:_LANGUAGE_SAMPLE] or text[:_LANGUAGE_SAMPLE], article.language)
        mentions, unresolved = self._finder.find_all(text, language, date=article.date)
        sentences = split_sentences(text, regions, language)
        quotations = find_quotations(text, regions, language)
        known = frozenset(mention.entity for mention in mentions)
        in_title = self._finder.find(article.title, language, title=True, known=known, date=article.date)
        guess = find_source(article, body, self.lexicon)
        return Annotation(
            language=language,
            source=guess.id,
            source_name=guess.name,
            regions=regions,
            sentences=sentences,
            mentions=_mark_quoted(mentions, [(q.start, q.end) for q in quotations]),
            title_mentions=in_title,
            headline=article.title or _headline(text, regions),
            quotations=self._speakers.find(text, quotations, mentions, sentences, language),
            unresolved=unresolved,
        )


def _one_headline(regions: tuple[Region, ...], title: str) -> tuple[Region, ...]:
    """Where a column gives the title, a headline in the text repeats it and must not count a second time."""
    if not title:
        return regions
    repeated = "repeats the title that a column gives"
    return tuple(r._replace(kind="headline_repeat", reason=repeated) if r.kind == "headline" else r for r in regions)


def _headline(text: str, regions: tuple[Region, ...]) -> str:
    return next((" ".join(text[r.start : r.end].split()) for r in regions if r.kind == "headline"), "")


def _mark_quoted(mentions: tuple[Mention, ...], quotations: list[tuple[int, int]]) -> tuple[Mention, ...]:
    """Set ``quoted`` on what lies inside a quotation; both come sorted by start, quotations without overlap."""
    if not quotations:
        return mentions
    marked, at = [], 0
    for mention in mentions:
        while at < len(quotations) and quotations[at][1] <= mention.start:
            at += 1
        inside = at < len(quotations) and quotations[at][0] <= mention.start
        marked.append(mention._replace(quoted=True) if inside else mention)
    return tuple(marked)
