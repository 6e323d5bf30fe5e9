"""Sources and what became of added files → HTML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from vectorstore.models import Problem, Source
from vectorstore.reporting import IngestReport
from vectorstore.store import Store

from .chart import words_for
from .chronology import Chronology
from .rendering import Html, element, isolated, joined

_TOLD = 30  # problems; a file with a thousand of them has one cause


def sources_html(store: Store | None, chronology: Chronology) -> Html:
    """A card for each source, in order of title."""
    if store is None:
        return element(
            "p",
            "Nothing is indexed yet. Add a timeline below: headed text, Markdown, wikitext, CSV, JSON or YAML.",
            class_="hint",
        )
    by_title = sorted(store.sources, key=lambda source: (source.title.casefold(), source.id))
    return joined(*(_card(source, chronology) for source in by_title))


def report_html(report: IngestReport) -> Html:
    """What an ingestion did, and what it skipped, as path:line lines."""
    skipped = len(report.problems)
    return element(
        "div",
        *_outcomes(report),
        element(
            "p", f"{report.events:,} entries in {report.passages:,} passages, {report.seconds:.1f} s", class_="hint"
        ),
        element("p", f"{skipped:,} problems:", class_="verdict") if skipped else "",
        element("ul", *(element("li", _line(problem)) for problem in report.problems[:_TOLD]), class_="problems")
        if skipped
        else "",
        element("p", f"… and {skipped - _TOLD:,} more", class_="hint") if skipped > _TOLD else "",
        role="status",
        class_="report",
    )


def problem_html(message: str) -> Html:
    """What went wrong, in words."""
    return element("p", message, class_="problem", role="alert")


def _outcomes(report: IngestReport) -> Iterator[Html]:
    for word, sources in (
        ("Added", report.added),
        ("Replaced", report.replaced),
        ("Unchanged", report.unchanged),
    ):
        for source in sources:
            yield element("p", f"{word}: ", isolated(source.title))
    for path in report.failed:
        yield element("p", "Not added: ", isolated(PurePath(path).name), class_="problem")


def _line(problem: Problem) -> str:
    """As path:line, with the file's own name: the folder that uploads pass through says nothing."""
    name = PurePath(problem.path).name
    place = f"{name}:{problem.line}" if problem.line else name
    what = problem.what.replace(problem.path, name)
    return f"{place}: {what}; {problem.mend}"


def _card(source: Source, chronology: Chronology) -> Html:
    rows = chronology.of_source(source.id)
    reach = chronology.reach(rows)
    facts = (
        ("Entries", f"{len(rows):,}"),
        ("Period", words_for(*reach) if reach else ""),
        ("Publisher", source.publisher),
        ("Licence", source.licence),
        ("Address", source.url),
        ("Retrieved", source.retrieved),
        ("Read as", source.format),
        ("File", PurePath(source.path).name),
    )
    return element(
        "article",
        element("h2", isolated(source.title)),
        element(
            "dl",
            *(element("div", element("dt", name), element("dd", isolated(value))) for name, value in facts if value),
        ),
        element("button", "Remove…", type="button", class_="remove", data_source=source.id),
        class_="source",
    )
