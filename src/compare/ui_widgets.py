"""The look of the pages, and the three small things that Streamlit does not have itself.

Copying a sentence, taking a chart along as PNG or SVG, and knowing that the screen is narrow.
"""

from __future__ import annotations

import streamlit as st

CSS = """
[data-testid="stSidebarNav"] { display: none; }
[data-testid="stMainBlockContainer"] { max-width: 62rem; padding-top: 3.2rem; padding-bottom: 6rem; }
[data-testid="stSidebar"] { min-width: 14rem; max-width: 16rem; }
.acc-brand { font-size: 1.5rem; font-weight: 700; letter-spacing: -.01em; margin: 0; }
.acc-quiet, .acc-said { color: color-mix(in srgb, currentColor 78%, transparent); font-size: .92rem; margin: 0 0 .4rem; }
.acc-lead { font-size: 1.12rem; line-height: 1.55; max-width: 44rem; }
.acc-answer { font-size: 1.45rem; line-height: 1.36; font-weight: 600; max-width: 48rem; margin: .1rem 0 0;
  letter-spacing: -.008em; text-wrap: pretty; }
.acc-cards { max-width: 46rem; }
.acc-card { border-left: 3px solid var(--acc, #8c8c8c); padding: .1rem 0 .1rem 1rem; margin: 0 0 1.5rem; }
.acc-card p { line-height: 1.58; margin: .3rem 0; overflow-wrap: break-word; }
.acc-meta { font-size: .88rem; color: color-mix(in srgb, currentColor 78%, transparent); }
.acc-meta b { color: color-mix(in srgb, currentColor 96%, transparent); }
.acc-meta a, .acc-card a { color: inherit; text-decoration: underline; text-underline-offset: 2px; }
.acc-note { font-size: .92rem; }
[data-testid="stMain"] [data-testid="stPageLink-NavLink"] { padding-left: 0; text-decoration: underline; }
[data-testid="stMain"] [data-testid="stPageLink-NavLink"]:hover { background: transparent; }
mark { background: #ffe08a; color: #1a1a1a; padding: 0 .1em; border-radius: 2px; }
.acc-table { border-collapse: collapse; width: 100%; font-size: .95rem; font-variant-numeric: tabular-nums; }
.acc-table th { text-align: left; font-weight: 600; border-bottom: 1px solid color-mix(in srgb, currentColor 45%, transparent); }
.acc-table th, .acc-table td { padding: .32rem .7rem .32rem 0; vertical-align: top; }
.acc-table td { border-bottom: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
.acc-num { text-align: right !important; white-space: nowrap; }
.acc-scroll { overflow-x: auto; }
.acc-kwic { border-collapse: collapse; font-size: .93rem; line-height: 1.5; width: 100%; table-layout: fixed; }
.acc-kwic td { padding: .16rem 0; vertical-align: top; white-space: nowrap; overflow: hidden; }
.acc-kwic .l { text-align: right; direction: rtl; text-overflow: ellipsis; }
.acc-kwic .l bdi { unicode-bidi: isolate; direction: ltr; }
.acc-kwic .r { text-overflow: ellipsis; }
.acc-kwic .h { text-align: center; padding: .16rem .25rem; overflow: visible; }
.acc-kwic .c { padding: .2rem 0 .4rem .9rem; font-size: .82rem; line-height: 1.35; white-space: normal;
  color: color-mix(in srgb, currentColor 78%, transparent); }
.acc-kwic a { color: inherit; }
.acc-shift { border-top: 1px solid color-mix(in srgb, currentColor 18%, transparent); padding: .7rem 0 0; margin-bottom: -.7rem; max-width: 46rem;
  font-size: 1.06rem; line-height: 1.5; }
.acc-page { display: grid; grid-template-columns: 3.6rem minmax(0, 44rem); column-gap: 1rem; row-gap: .1rem; }
.acc-page .m { font-size: .82rem; text-align: right; padding-top: .2rem;
  color: color-mix(in srgb, currentColor 78%, transparent); }
.acc-page .mh { padding-top: 1.55rem; }
.acc-page .m a { color: inherit; text-decoration: none; }
.acc-page p { line-height: 1.6; margin: 0 0 .8rem; overflow-wrap: break-word; }
.acc-page h3, .acc-page h4 { margin: 0 0 .4rem; padding: 1.3rem 0 0; font-size: 1.15rem; line-height: 1.3; }
.acc-page h4 { font-size: 1.02rem; }
.acc-page .small { font-size: .9rem; color: color-mix(in srgb, currentColor 80%, transparent); }
.acc-page .box { border-left: 3px solid #56B4E9; padding-left: .9rem; }
.acc-page .who { font-size: .86rem; font-weight: 600; display: block; }
.acc-page .here { background: #fff3c4; color: #1a1a1a; outline: 2px solid #b58900; outline-offset: 4px; scroll-margin-top: 5rem; }
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] { padding-left: 1rem; padding-right: 1rem; }
  .acc-answer { font-size: 1.2rem; }
  .acc-page { grid-template-columns: 2.2rem minmax(0, 1fr); column-gap: .6rem; }
  .acc-kwic, .acc-kwic tbody, .acc-kwic tr { display: block; }
  .acc-kwic tr { padding: .45rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
  .acc-kwic td { display: inline; white-space: normal; padding: 0; }
  .acc-kwic .l { direction: ltr; text-align: left; }
  .acc-kwic .c { display: block; padding: .1rem 0 0; }
}
"""

_NARROW_JS = """
export default function ({ setStateValue }) {
  const told = window.innerWidth < 640
  if (window.__accentNarrow !== told) { window.__accentNarrow = told; if (told) setStateValue("narrow", true) }
  else if (told) setStateValue("narrow", true)
}
"""

_TOOLS_CSS = """
button { font: inherit; font-size: .88rem; color: inherit; background: transparent; cursor: pointer; margin: 0 .4rem 0 0;
  border: 1px solid color-mix(in srgb, currentColor 40%, transparent); border-radius: .4rem; padding: .28rem .7rem; }
button:hover, button:focus-visible { border-color: currentColor; outline: none; box-shadow: 0 0 0 1px currentColor; }
.tools { color: var(--st-text-color); font-family: var(--st-font); white-space: nowrap; }
"""

_TOOLS_JS = """
export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".tools")
  box.replaceChildren(...data.buttons.map((b) => {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = b.label
    button.onclick = async () => {
      if (b.kind === "copy") {
        try { await navigator.clipboard.writeText(b.text) } catch {
          const area = document.createElement("textarea")
          area.value = b.text; document.body.append(area); area.select()
          document.execCommand("copy"); area.remove()
        }
        button.textContent = b.done
        setTimeout(() => { button.textContent = b.label }, 1600)
      } else {
        const chart = document.querySelector(`.st-key-${b.chart} .js-plotly-plot`)
        if (!chart) return
        chart._context.toImageButtonOptions = { format: b.kind, filename: b.file, scale: b.kind === "png" ? 2 : 1 }
        const camera = chart.querySelector('.modebar-btn[data-attr="toImage"], .modebar-btn')
        camera?.click()
      }
    }
    return button
  }))
}
"""

_narrow = st.components.v2.component("accent_screen", html="<span></span>", js=_NARROW_JS)
_tools = st.components.v2.component(
    "accent_tools", html='<div class="tools"></div>', css=_TOOLS_CSS, js=_TOOLS_JS
)


def screen_is_narrow() -> bool:
    """Whether the reader's screen is a phone's; the browser tells it after the first drawing."""
    with st.container(key="accent-screen", height=1, border=False):
        state = _narrow(
            key="accent_narrow", height=1, on_narrow_change=lambda: None, default={"narrow": False}
        )
    return bool(state.get("narrow", False))


def copy_button(text: str, label: str, done: str, key: str) -> None:
    """A button that puts a text on the reader's clipboard."""
    _tools(
        key=key,
        width="content",
        data={"buttons": [{"kind": "copy", "label": label, "done": done, "text": text}]},
    )


def picture_buttons(chart_key: str, filename: str, key: str) -> None:
    """Two buttons that save a chart as PNG or SVG; the browser makes the picture."""
    _tools(
        key=key,
        width="content",
        data={
            "buttons": [
                {"kind": kind, "label": kind.upper(), "chart": chart_key, "file": filename}
                for kind in ("png", "svg")
            ]
        },
    )
