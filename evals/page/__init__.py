"""A run → one self-contained page: nothing in it is fetched, and every text of a case is escaped."""

from __future__ import annotations

from pathlib import Path

from assistant.ui.rendering import text as escaped

from ..figure_table import table
from ..run_folder import Run
from ..speed import as_text, speed
from .failed import failed_cases
from .plots import plots
from .tables import by_month_table, headline, settings

NAME = "report.html"
# The page may run the scripts and styles that stand in it, and may ask for nothing at all.
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"


def write_page(run: Run) -> Path:
    """The path of the page, written into the run folder. Raises EvalsError for a run that is not whole."""
    path = run.folder / NAME
    path.write_text(as_html(run), "utf-8")
    return path


def as_html(run: Run) -> str:
    """The page; the same run gives the same page, its times aside."""
    record, found = run.record, table(run)
    measured = speed(run, run.systems[0])
    sections = [
        f"<h1>{escaped(record.label)}</h1>",
        f"<p>{record.cases} {record.task}; figures with 95 % intervals, beside the controls on the same cases.</p>",
        f"<p>Speed: {escaped(as_text(measured))}.</p>" if measured else "",
        headline(run, found),
        plots(run, found),
        by_month_table(run),
        failed_cases(run),
        settings(run),
    ]
    return _PAGE.format(
        policy=_POLICY,
        title=escaped(record.label),
        style=(Path(__file__).parent / "style.css").read_text("utf-8"),
        body="\n".join(sections),
    )


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""
