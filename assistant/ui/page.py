"""The page: its tabs, its looks, and where it hangs in the web application."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import gradio as gr
from fastapi import FastAPI

from vectorstore.errors import VectorstoreError

from ..wording import spelled
from .ask import ask_tab
from .library import Library
from .rendering import Html, element
from .sources import sources_tab
from .timeline import timeline_tab

LARGEST_UPLOAD = "200mb"
_FONT = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"]
_FONT_MONO = ["ui-monospace", "Cascadia Mono", "Menlo", "Consolas", "monospace"]


def build_page(library: Library) -> gr.Blocks:
    """The three tabs over one library."""
    # Analytics would ask a server outside on each start.
    page: gr.Blocks
    with gr.Blocks(title="chronofact", analytics_enabled=False, fill_width=False) as page:
        heading = gr.HTML(value="", elem_id="heading", apply_default_css=False)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Ask", id="ask"):
                kept = ask_tab(page, library)
            with gr.Tab("Timeline", id="timeline") as timeline:
                timeline_tab(timeline, library, kept)
            with gr.Tab("Sources", id="sources") as sources:
                changed = sources_tab(sources, library)
        told = heading_of(library)
        page.load(told, outputs=heading, show_progress="hidden", api_visibility="private")
        changed.change(told, outputs=heading, show_progress="hidden", api_visibility="private")
    return page


def mount_page(app: FastAPI, library: Library) -> None:
    """Hang the page at "/" of the application; whatever else it answers must have been added before."""
    gr.mount_gradio_app(
        app,
        build_page(library),
        path="/",
        footer_links=[],
        run_history=False,
        max_file_size=LARGEST_UPLOAD,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        theme=_theme(),
        css_paths=[Path(__file__).with_name("style.css")],
    )


def heading_of(library: Library) -> Callable[[], Html]:
    """What tells the name and what is covered."""

    def told() -> Html:
        return element(
            "header",
            element("span", "chronofact", class_="name"),
            element("span", _covered(library), class_="covered"),
        )

    return told


def _covered(library: Library) -> str:
    """How much is indexed, in words, or why that cannot be told."""
    try:
        store = library.store
    except VectorstoreError as error:
        return str(error)
    if store is None:
        return "Nothing is indexed yet: add a timeline under Sources."
    entries, sources = len(store.events()), len(store.sources)
    days = f", {spelled(store.coverage)}" if store.coverage else ""
    return f"{_counted(entries, 'entry', 'entries')} from {_counted(sources, 'source', 'sources')}{days}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _theme() -> gr.themes.Base:
    """System fonts only: a web font would be a request to outside, or a file to ship."""
    return gr.themes.Base(
        primary_hue="blue", secondary_hue="slate", neutral_hue="slate", font=_FONT, font_mono=_FONT_MONO
    )
