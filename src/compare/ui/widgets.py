"""The look of the pages, and the three small things that Streamlit does not have itself.

Copying a sentence, taking a chart along as PNG or SVG, and knowing that the screen is narrow.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

CSS = (Path(__file__).parent / "screen.css").read_text(encoding="utf-8")

_NARROW_JS = """
export default function ({ setStateValue }) {
  const main = document.querySelector("[data-testid=stMainBlockContainer]")
  const style = main && getComputedStyle(main)
  const room = main ? main.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) : 0
  // Names need as much room beside a drawing whether a phone or an open menu takes it away.
  if (window.innerWidth < 640 || (room > 0 && room < 640)) setStateValue("narrow", true)
  // Between a phone and a full page the texts of a chart get lines that fit, in steps of 80 pixels.
  if (room >= 480 && room < 800) setStateValue("room", Math.floor(room / 80) * 80)
  if (window.accentLinks) return
  window.accentLinks = true
  window.accentCopy = async (text, button, done) => {
    const label = button.textContent
    try { await navigator.clipboard.writeText(text) } catch {
      const area = document.createElement("textarea")
      area.value = text; document.body.append(area); area.select()
      document.execCommand("copy"); area.remove()
    }
    if (label === done) return
    button.textContent = done
    setTimeout(() => { button.textContent = label }, 1600)
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-testid=stHtml] button[data-copy]")
    if (button) window.accentCopy(button.dataset.copy, button, button.dataset.done)
  })
  // A link in the text keeps the visit, and with it the papers that are there for this visit only:
  // a place in a letter opens as Streamlit's own links do, another site in a tab of its own.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-testid=stHtml] a[href]")
    const held = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
    if (!link || held || event.defaultPrevented) return
    const to = new URL(link.href)
    if (to.origin !== location.origin) {
      link.target = "_blank"
      link.rel = "noopener noreferrer"
    }
    if (to.origin !== location.origin || !to.pathname.endsWith("/brieven")) return
    event.preventDefault()
    const from = location.href
    if (to.href !== from) {
      history.pushState({}, "", to)
      window.dispatchEvent(new PopStateEvent("popstate", { state: {} }))
    }
    const block = document.getElementById(`b${to.searchParams.get("block")}`)
    if (to.href === from && block) block.scrollIntoView({ block: "center" })
  })
}
"""

_TOOLS_CSS = """
button { font: inherit; font-size: .88rem; color: inherit; background: transparent; cursor: pointer;
  margin: 0 .4rem 0 0; border-radius: .4rem; padding: .28rem .7rem;
  border: 1px solid color-mix(in srgb, currentColor 40%, transparent); }
button:hover, button:focus-visible { border-color: currentColor; outline: none;
  box-shadow: 0 0 0 1px currentColor; }
.tools { color: var(--st-text-color); font-family: var(--st-font); white-space: nowrap; }
"""

_TOOLS_JS = """
function lighten(part, colours) {
  if (typeof part === "string") {
    return Object.entries(colours).reduce((text, [dark, light]) => text.replaceAll(dark, light), part)
  }
  if (Array.isArray(part)) return part.map((x) => lighten(x, colours))
  if (!part || Object.getPrototypeOf(part) !== Object.prototype) return part
  return Object.fromEntries(Object.entries(part).map(([name, x]) => [name, lighten(x, colours)]))
}

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".tools")
  box.replaceChildren(...data.buttons.map((b) => {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = b.label
    button.onclick = async () => {
      if (b.kind === "copy") {
        await window.accentCopy(b.text, button, b.done)
      } else {
        const chart = document.querySelector(`.st-key-${b.chart} .js-plotly-plot`)
        if (!chart) return
        const scale = b.kind === "png" ? 2 : 1
        chart._context.toImageButtonOptions = { format: b.kind, filename: b.file, scale }
        const camera = chart.querySelector('.modebar-btn[data-attr="toImage"], .modebar-btn')
        // A picture is for paper: light on white, whatever the screen. Plotly reads both when clicked.
        const { data: shown, layout } = chart
        chart.data = lighten(shown, b.colours)
        chart.layout = lighten(layout, b.colours)
        try { camera?.click() } finally { chart.data = shown; chart.layout = layout }
      }
    }
    return button
  }))
}
"""

_LINK_JS = """
export default function ({ data, parentElement }) {
  document.documentElement.lang = data.lang
  if (!window.accentSteps) {
    window.accentSteps = true
    // One act of the reader is one step of Back, however many choices it changes in the address.
    let acted = false
    const push = history.pushState.bind(history)
    history.pushState = (state, title, url) => {
      if (acted) push(state, title, url)
      else history.replaceState(state, title, url)
      acted = false
    }
    for (const kind of ["pointerdown", "keydown", "click"]) {
      window.addEventListener(kind, () => { acted = true }, { capture: true })
    }
    window.addEventListener("popstate", () => { acted = false })
  }
  const button = parentElement.querySelector("button")
  const said = parentElement.querySelector("[role=status]")
  button.textContent = data.label
  button.onclick = async () => {
    const [base, query = ""] = location.href.split("#")[0].split("?")
    const own = query.split("&").filter((x) => x && !x.startsWith("v="))
    const names = own.map((x) => x.split("=")[0])
    const carried = document.querySelector(".acc-carried")?.dataset.extra ?? ""
    const extra = carried.split("&").filter((x) => x && !names.includes(x.split("=")[0]))
    const plain = own.join("&").replace(/%(3A|2C|2A|2F)/gi, decodeURIComponent)
    const link = `${base}?${[plain, ...extra].filter(Boolean).join("&")}`
    try { await navigator.clipboard.writeText(link) } catch {
      const area = document.createElement("textarea")
      area.value = link; document.body.append(area); area.select()
      document.execCommand("copy"); area.remove()
    }
    button.textContent = said.textContent = data.done
    setTimeout(() => { button.textContent = data.label; said.textContent = "" }, 1600)
  }
}
"""

_SAID = '<span role="status" style="position:absolute;clip-path:inset(50%);width:1px;height:1px"></span>'

_narrow = st.components.v2.component("accent_screen", html="<span></span>", js=_NARROW_JS)
_tools = st.components.v2.component(
    "accent_tools", html='<div class="tools"></div>', css=_TOOLS_CSS, js=_TOOLS_JS
)
_link = st.components.v2.component(
    "accent_link",
    html=f'<div class="tools"><button type="button"></button>{_SAID}</div>',
    css=_TOOLS_CSS,
    js=_LINK_JS,
)


def link_button(label: str, done: str, lang: str) -> None:
    """A button that copies the address with what the page carries in ``.acc-carried``.

    It also tells the browser the page's language, and makes each act of the reader one step of Back.
    """
    _link(key="accent-copy-link", width="content", data={"label": label, "done": done, "lang": lang})


def measure_screen() -> tuple[bool, int]:
    """Whether the screen is a phone's, and the room of the page in pixels where that is scarce, else 0.

    The browser tells both after the first drawing.
    """
    with st.container(key="accent-screen", height=1, border=False):
        state = _narrow(
            key="accent_narrow",
            height=1,
            on_narrow_change=lambda: None,
            on_room_change=lambda: None,
            default={"narrow": False, "room": 0},
        )
    return bool(state.get("narrow", False)), int(state.get("room", 0) or 0)


def copy_button(text: str, label: str, done: str, key: str) -> None:
    """A button that puts a text on the reader's clipboard."""
    copy_buttons({label: text}, done, key)


def copy_buttons(texts: Mapping[str, str], done: str, key: str) -> None:
    """A button for each text that puts it on the reader's clipboard.

    Args:
        texts: What stands on each button, and the text that it copies.
        done: What a button says for a moment when the text is there.
    """
    buttons = [{"kind": "copy", "label": x, "done": done, "text": text} for x, text in texts.items()]
    _tools(key=key, width="content", data={"buttons": buttons})


def picture_buttons(chart_key: str, filename: str, colours: Mapping[str, str], key: str) -> None:
    """Two buttons that save a chart as PNG or SVG; the browser makes the picture.

    Args:
        colours: For each colour of the screen the one to save, where they differ.
    """
    _tools(
        key=key,
        width="content",
        data={
            "buttons": [
                {
                    "kind": kind,
                    "label": kind.upper(),
                    "chart": chart_key,
                    "file": filename,
                    "colours": dict(colours),
                }
                for kind in ("png", "svg")
            ]
        },
    )
