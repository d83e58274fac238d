"""The bare page of `bare_page.py` once for each page of Accent, with Streamlit's own menu: for `felt.py`."""

import os
from functools import partial
from pathlib import Path

import streamlit as st
from bare_page import show

st.set_page_config(layout="wide")
names = sorted({x.stem.rsplit("-", 1)[0] for x in Path(os.environ["ACCENT_BARE"]).glob("*.json")})
st.navigation([st.Page(partial(show, x), title=x, url_path=x) for x in names]).run()
