"""Words that tell who speaks in English: verbs of saying, and what stands around their subject. Only data."""

from __future__ import annotations

import re
from typing import Final


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


SAYING: Final = _words("""
    said says stated added adds noted notes stressed stresses emphasized emphasizes emphasised emphasises
    underlined underlines underscored underscores highlighted highlights announced announces declared declares
    claimed argued argues asserted asserts insisted insists explained explains recalled recalls remarked remarks
    commented observed observes mentioned mentions believes believed thinks thought considers considered
    warned warns replied replies responded responds answered concluded concludes confirmed confirms admitted
    admits acknowledged acknowledges reiterated reiterates repeated repeats reaffirmed reaffirms suggested suggests
    wrote writes tweeted revealed reveals predicted predicts estimated pointed continued continues specified
    clarified opined joked quipped lamented exclaimed recounted elaborated affirmed maintained maintains hoped hopes
    promised promises vowed vows pledged pledges complained cautioned countered conceded told tells asked asks
""")
"""Finite verbs that can stand beside a quotation and take a reported clause."""
SPEAKING: Final = SAYING | _words("""
    called calls described describes praised praises hailed hails welcomed welcomes thanked thanks urged urges put
    expressed expresses quoted cited spoke voiced dubbed condemned criticized criticised congratulated denounced
    saying adding noting stating stressing emphasizing emphasising underlining telling recalling explaining announcing
    declaring insisting arguing claiming warning remarking commenting replying responding concluding confirming
    admitting acknowledging reiterating repeating pointing writing calling describing mentioning highlighting promising
""")
"""Further forms that can lead to a quotation, but rarely to a reported clause."""
NEVER_TURNED: Final = _words("told tells asked asks put")
"""Verbs after which a name is whom somebody speaks to, not who speaks."""
AFTER_NAMES: Final = _words("last this today yesterday earlier late later early alone here there also told")
"""Words that may follow a subject which stands behind its verb."""
BARE: Final = _words("""
    said says stated added noted notes stressed emphasized emphasised underlined underscored highlighted announced
    argued explained recalled remarked confirmed acknowledged reiterated mentioned warned insisted
""")
"""Verbs after which a clause or a noun is reported even without "that"."""

SKIPPED: Final = re.compile(
    r"(?:[\s,]*\b(?:also|has|have|had|later|earlier|further|then|himself|herself|once|again|previously|recently|"
    r"was|were|is|been|being|quoted|cited|as|would|just|always|still|did|too|in turn|went on to|\w+ly))+\s*$",
    re.IGNORECASE,
)
"""What may stand between a subject and its verb."""
GOVERNING: Final = _words("""
    of for to with by from about against at in on under over after before near between among alongside via into onto
    through behind toward towards upon per versus than like without around beside beyond despite during
    including named honoring honouring
""")
"""Words before a name that make it part of something else, not a subject."""
JOINING: Final = _words("and & ve ile və ilə и пен мен бен және жана менен va bilan bilen we és")
"""Words that join two who say one thing together, in all languages: neither of them alone is the speaker."""
PREPOSITIONS: Final = _words("in at on during of from for to with after before while as about by via through since")
NOT_CLAUSES: Final = _words("and but which who whose while when because although though where if whether that or so")
"""Words with which what follows a quotation is no "X said"."""
SUBORDINATE: Final = re.compile(
    r"[,.;:!?()\"“”«»]|\s[—–-]\s|\b(?:while|who|whom|whose|which|after|before|when|as|because|since|if|and|but|that|in|"
    r"at|on|during|from|about|with|by|[a-z]+ing)\b"
)
"""Where a subject that follows its verb ends at the latest."""
PRONOUNS: Final = {"he": "m", "she": "f"}
BY_OFFICE: Final = _words("""
    president leader statesman stateswoman premier minister politician diplomat chairman chairwoman chairperson king
    queen prince governor speaker secretary-general chancellor mayor envoy ambassador senator lawmaker
""")
"""Roles by which somebody with an office is spoken of a second time."""
ROLES: Final = BY_OFFICE | _words("""
    scientist analyst expert economist historian professor researcher scholar journalist writer author poet director
    manager head chief engineer driver doctor teacher official spokesman spokeswoman spokesperson adviser advisor deputy
    lawyer activist farmer student coach player singer artist architect commander general colonel captain secretary
    rapporteur observer commentator founder owner executive specialist commissioner representative assistant
    coordinator scholar orientalist turkologist academician rector dean editor businessman businesswoman entrepreneur
    resident witness ceo cfo mp coach administrator prosecutor barrister attorney judge sheriff biologist physicist
    chemist campaigner co-founder undersecretary curator
""")
INSTITUTIONS: Final = _words("""
    ministry government parliament agency company office department committee commission council report statement
    document sources source officials analysts experts critics residents witnesses administration service board bank
    embassy party group union association university court bureau centre center outlet newspaper media article letter
    authorities foundation organisation organization secretariat institute body team
""")
"""Words that name no person, alone or as the end of a name."""
NO_NAMES: Final = _words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december i we they it the a an this that these those there here today yesterday
    tomorrow many some most several all both according earlier later meanwhile moreover however besides
""")
PARTICLES: Final = _words("oglu oğlu ogly uly uulu qizi qızı kızı kyzy gizi bin al de van von der el")
FEMALE_ENDS: Final = ("ova", "eva", "yeva", "ina", "skaya", "qızı", "kyzy", "gyzy")
MALE_ENDS: Final = ("ov", "ev", "yev", "uly", "uulu", "oğlu", "oglu", "sky", "skiy")
