"""The bare page of `bare_page.py` once for each page of Accent, with a menu of links: for `felt.py`."""

import os
from functools import partial
from pathlib import Path

import streamlit as st
from bare_page import show

st.set_page_config(layout="wide")
names = sorted({x.stem.rsplit("-", 1)[0] for x in Path(os.environ["ACCENT_BARE"]).glob("*.json")} | {"start"})
pages = [st.Page(partial(show, x), title=x, url_path=x, default=x == "start") for x in names]
chosen = st.navigation(pages, position="hidden")
for page in pages:
    st.sidebar.page_link(page)
chosen.run()
