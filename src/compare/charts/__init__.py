"""Figures from result rows; the only folder that knows Plotly."""
