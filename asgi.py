"""The dashboard as it is served: ``app.py`` behind its guards, and ready before the first reader.

``streamlit run asgi.py``. What can be set stands in ``.streamlit/config.toml`` and docs/deploying.md.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from compare.ui.guard import guards
from compare.ui.mistakes import tell_mistake
from compare.ui.warm import start_warming


@asynccontextmanager
async def living(app: st.App) -> AsyncIterator[None]:
    """While the server is up; meanwhile each page is drawn once, so that it is quick for the first reader."""
    start_warming()
    yield


app = st.App("app.py", lifespan=living, middleware=guards(), on_script_error=tell_mistake)
