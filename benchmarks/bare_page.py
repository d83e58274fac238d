"""The least that a Streamlit page with one chart and one table can be: what `bench.py` sets a page beside."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

st.title("A bare page")
st.plotly_chart(go.Figure(go.Bar(x=[3, 2, 1], y=["a", "b", "c"], orientation="h")), key="chart")
st.dataframe(pd.DataFrame({"theme": ["a", "b", "c"], "share": [3, 2, 1]}))
