"""One step of the visitor is one step of the browser's Back.

Streamlit writes the address of a link before it changes the page, and again with the page: two entries of the history
for one click, the first of which (the old page with the new page's choices) nobody has ever seen. A few lines in the
page's head let only the first address that follows on a click or a key be an entry of its own; whatever is written
after it, before the visitor does anything else, takes its place.
"""

from __future__ import annotations

from typing import Final

ONE_STEP: Final = (
    b"<script>(()=>{let acted=false;"
    b"for(const act of ['pointerdown','click','keydown','drop','change'])"
    b"addEventListener(act,()=>{acted=true},{capture:true,passive:true});"
    b"const push=history.pushState.bind(history),replace=history.replaceState.bind(history);"
    b"history.pushState=(...entry)=>{(acted?push:replace)(...entry);acted=false}})()</script>"
)
"""Allowed by the page's policy by its hash, as Streamlit's own inline scripts are."""
