"""The page: its tabs, its looks, and where it hangs in the web application."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import gradio as gr
from fastapi import FastAPI

from vectorstore.errors import VectorstoreError

from ..wording import spelled
from .ask import ask_tab
from .check import check_tab
from .conversation import STORAGE_KEY
from .library import Library
from .rendering import Html, element
from .report import looks
from .shared import QUIET, Shared, Tab
from .sources import sources_tab
from .timeline import timeline_tab

# In the order of the page; a new tab is a file of its own and a line here.
TABS: Mapping[str, Tab] = {"Ask": ask_tab, "Check": check_tab, "Timeline": timeline_tab, "Sources": sources_tab}

LARGEST_UPLOAD = "200mb"
_FONT = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"]
_FONT_MONO = ["ui-monospace", "Cascadia Mono", "Menlo", "Consolas", "monospace"]


def build_page(library: Library, tabs: Mapping[str, Tab] = TABS) -> gr.Blocks:
    """The tabs over one library."""
    page: gr.Blocks
    # Analytics would ask a server outside on each start.
    with gr.Blocks(title="chronofact", analytics_enabled=False, fill_width=False) as page:
        # The browser's own storage holds it, readable to whoever uses that browser; a fixed key only lets the
        # next start of the server read what the last one wrote.
        conversation = gr.BrowserState([], storage_key=STORAGE_KEY, secret=STORAGE_KEY)
        shared = Shared(page, library, conversation, indexed=gr.State(""))
        heading = gr.HTML(value="", elem_id="heading", apply_default_css=False)
        with gr.Tabs(elem_id="tabs"):
            for name, build in tabs.items():
                with gr.Tab(name, id=name.casefold()) as tab:
                    build(tab, shared)
        for event in (page.load, shared.indexed.change):
            event(heading_of(library), outputs=heading, **QUIET)
    return page


def mount_page(app: FastAPI, library: Library, more: Mapping[str, Tab] | None = None) -> None:
    """Hang the page at "/" of the application; whatever else it answers must have been added before.

    `more` are tabs after its own.
    """
    gr.mount_gradio_app(
        app,
        build_page(library, {**TABS, **(more or {})}),
        path="/",
        footer_links=[],
        run_history=False,
        max_file_size=LARGEST_UPLOAD,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        theme=_theme(),
        head=f"<style>{_looks()}</style>",
    )


def heading_of(library: Library) -> Callable[[], Html]:
    """What tells the name and what is covered."""

    def told() -> Html:
        return element("header", element("h1", "chronofact"), element("p", _covered(library), class_="covered"))

    return told


def _covered(library: Library) -> str:
    """How much is indexed, in words, or why that cannot be told."""
    try:
        store = library.store
    except VectorstoreError as error:
        return str(error)
    if store is None:
        return "Nothing is indexed yet"
    entries, sources = len(store.events()), len(store.sources)
    days = f", {spelled(store.coverage)}" if store.coverage else ""
    return f"{_counted(entries, 'entry', 'entries')} from {_counted(sources, 'source', 'sources')}{days}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _looks() -> str:
    """The style sheets as they are: what is given to Gradio as `css` is rewritten, and broken at some commas."""
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8") + looks()


def _theme() -> gr.themes.Base:
    """System fonts only: a web font would be a request to outside, or a file to ship.

    Colours as Gradio has them do not stand out enough from each other: words want 4.5 to 1.
    """
    return gr.themes.Base(
        primary_hue="blue", secondary_hue="slate", neutral_hue="slate", font=_FONT, font_mono=_FONT_MONO
    ).set(
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_background_fill_dark="*primary_600",
        button_primary_background_fill_hover_dark="*primary_500",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
        color_accent="*primary_600",
        border_color_primary="*neutral_300",
        border_color_primary_dark="*neutral_600",
    )
