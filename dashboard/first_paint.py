"""What stands in the head of the HTML, before any of Streamlit's own code: room, look, and waiting.

It is there from the first moment and once, so that no page jumps while it loads or carries styles with each run.

The font is asked for at once, since the theme that names it comes later. Nothing shows before what would push it
aside: the page waits for the sidebar, and the filters in that for the links to the pages above them, for three seconds
at most, since there may be none. Cards of findings have the height of three lines, the marks of the reader that of
their label too, and the way through the articles on a phone that of two lines, before what fills them is loaded; so
have the controls whose code the browser fetches later, with their labels.

The waiting is a class that a script takes away. A selector that asks for it (`:has`) would make the browser match the
whole page anew with every change of it: measured, 0.35 of the 1.4 seconds that a change of a filter took.
"""

from __future__ import annotations

from typing import Final

ROOM: Final = (
    b"@media (min-width:768px){.orkhon-no-sidebar [data-testid=stAppViewContainer]"
    b",.orkhon-no-links [data-testid=stSidebarUserContent]{visibility:hidden}}"
    b"[class*=st-key-standout-]{min-height:7.1rem}.st-key-marks{min-height:3.8rem}"
    b"[data-testid=stSidebar] :is(.st-key-source,.st-key-country,.st-key-entity,.st-key-except,.st-key-q"
    b",.st-key-language,.st-key-outlet),.st-key-other,[class*=st-key-vs_]{min-height:4.2rem}"
    b".st-key-year,.st-key-kind,.st-key-by,.st-key-speech,.st-key-split{min-height:3.75rem}"
    b"@media (max-width:640px){.st-key-way{min-height:5rem;align-content:flex-start}"
    b".st-key-kind,.st-key-by{min-height:6rem}.st-key-form-of-speech{min-height:9.5rem;align-content:flex-start}"
    b".st-key-quick-pairs{min-height:12.2rem;align-content:flex-start}}"
)
"""Room for what comes later."""
LOOK: Final = (
    # Marks that leave the spacing of a text alone, lines of a readable length, links that wrap, and chosen tabs and
    # buttons whose letters stand out as much as white ones do on the theme's colour.
    b"body .stMarkdownColoredBackground{padding:0 .14em;border-radius:.2em}"
    b"body .stMainBlockContainer{max-width:82rem}"
    b"body [data-testid=stPageLink-NavLink] p{white-space:normal}"
    b"body :is([role=tab][aria-selected=true] p,button[aria-checked=true] p,button[aria-pressed=true] p"
    b",button[kind$=Active] p){color:light-dark(#0B6299,#7CC0EA)}"
    # Cards of findings: a link is a sentence.
    b":is([class*=st-key-standout-],.st-key-terms) [data-testid=stPageLink-NavLink]{padding-inline:0;line-height:1.4}"
    b":is([class*=st-key-standout-],.st-key-terms) [data-testid=stPageLink-NavLink]:hover p{text-decoration:underline}"
    # Cards of terms: a list whose lines are a name, a bar, which is a coloured ground, and a number.
    b".st-key-terms [data-testid=stPageLink]{min-height:3.3rem}"
    b".st-key-terms ul{list-style:none;margin:0!important;padding:0 0 .5rem!important}"
    b".st-key-terms li{display:grid;grid-template-columns:45% max-content max-content;column-gap:.45rem;"
    b"justify-items:end;align-items:center;margin:0!important;padding:0!important;min-height:1.65rem;line-height:1.2;"
    b"font-size:.875rem!important;text-align:right}"
    b".st-key-terms li .stMarkdownColoredBackground{background:#00966E!important;padding:.1em 0;border-radius:0}"
    # The reader: kinds of marks told apart by a line below them, badges and copies that wrap.
    b":is(.st-key-reader,.st-key-marked) p>.stMarkdownColoredText{color:inherit!important;"
    b"text-decoration:underline dotted currentColor 1px;text-underline-offset:.22em}"
    b":is(.st-key-reader .stMarkdownBadge,[class*=st-key-copy-] button p){white-space:normal!important}"
    b"[class*=st-key-copy-] button *{text-align:left!important}"
    # Of the two sizes of a picture, the one that fits.
    b".st-key-slide-narrow{display:none}"
    b"@media (max-width:1060px){.st-key-slide-wide{display:none}.st-key-slide-narrow{display:flex}}"
)
"""What no option of the theme can say."""
WAIT: Final = (
    b"<script>(()=>{let patience=0;const marks=document.documentElement.classList,"
    b"waiting=new Map([['orkhon-no-sidebar','[data-testid=stSidebar]'],"
    b"['orkhon-no-links','[data-testid=stSidebarNavLink]']]),"
    b"come=(name)=>{marks.remove(name);waiting.delete(name);if(!waiting.size)watch.disconnect()},"
    b"watch=new MutationObserver(()=>{"
    b"for(const[name,awaited]of waiting)if(document.querySelector(awaited))come(name);"
    b"if(!patience&&document.querySelector('[data-testid=stAppViewContainer]'))"
    b"patience=setTimeout(()=>{for(const name of[...waiting.keys()])come(name)},3000)});"
    b"marks.add(...waiting.keys());watch.observe(document,{subtree:true,childList:true})})()</script>"
)
FIRST_PAINT: Final = (
    b'<link rel="preload" href="./app/static/fonts/inter-latin.woff2" as="font" type="font/woff2" crossorigin>'
    + b"<style>"
    + ROOM
    + LOOK
    + b"</style>"
    + WAIT
)
