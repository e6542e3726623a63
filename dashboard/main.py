"""The entrypoint: pages, filters, view. Everything that pages share happens here, once a run."""

from __future__ import annotations

import sys
from pathlib import Path

if (root := str(Path(__file__).resolve().parent.parent)) not in sys.path:
    sys.path.insert(0, root)

import streamlit as st

from dashboard.shell import run

st.set_page_config(page_title="Orkhon", page_icon=str(Path(__file__).with_name("static") / "icon.png"), layout="wide")
run()
