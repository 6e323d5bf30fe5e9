"""Entries on a time axis, as a plotly figure: one dot an entry while they are few, bars where they are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from vectorstore.calendar import Day
from vectorstore.models import DateSpan, Event

from ..wording import spelled
from .chronology import Bin, Chronology, Rows, Unit, days_of, unit_for
from .rendering import excerpt, text

# Above this many dots a phone's browser stutters while it zooms, and dots run into each other on any width.
MOST_DOTS = 400
_COLUMNS = 70  # dots that stand beside each other on the axis; those that would overlap are stacked
_LANES = 4  # below the axis, for entries of more than a day
_DAY_MS = 86_400_000
_ENTRY, _SPAN, _CITED, _BAR = "#4f6f9f", "#8aa3c7", "#c9791a", "#7f9bc4"
_TICKS = [
    {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]
_HOVER_WIDTH = 44  # characters that a phone has room for
_HOVER = "%{text}<extra></extra>"


@dataclass(frozen=True, slots=True)
class View:
    """What is to be drawn: the rows that passed the filters, and the days that the axis shows."""

    rows: Rows
    first: int  # ordinal
    last: int


@dataclass(frozen=True, slots=True)
class Cited:
    """An entry that the last answer cites, and its markers there."""

    event: Event
    marks: tuple[int, ...]


def figure(view: View, chronology: Chronology, events: Sequence[Event], cited: Sequence[Cited]) -> go.Figure:
    """The figure; `events` are all entries by row, read from disk only while they are few."""
    drawn = go.Figure(layout=_layout(view))
    rows = chronology.dated(view.rows)
    if len(rows) <= MOST_DOTS:
        traces = _dots(view, rows, chronology, events, cited)
    else:
        unit = unit_for(view.last - view.first + 1)
        traces = [_bars(chronology.bins(rows, unit), unit), _marks(view, cited)]
    drawn.add_traces(traces)
    # Dots stand for themselves: a number beside the axis would count nothing.
    drawn.update_yaxes(visible=len(rows) > MOST_DOTS)
    return drawn


def words_for(first: int, last: int) -> str:
    """Two days (ordinals) as the date boxes take and show them: "3 March 2014 – 9 April 2014"."""
    return spelled(DateSpan(Day.from_ordinal(first), Day.from_ordinal(last), "range"))


def _dots(view: View, rows: Rows, chronology: Chronology, events: Sequence[Event], cited: Sequence[Cited]) -> list[Any]:
    """A dot for each entry of a day, a bar below the axis for each longer one; cited ones on top of both."""
    marks_of = {each.event.id: each.marks for each in cited}
    width = max(1, (view.last - view.first + 1) // _COLUMNS)
    stacked: dict[int, int] = {}
    places: dict[str, list[_Place]] = {"entry": [], "span": [], "cited": []}
    for row in rows.tolist():
        event = events[row]
        first, last = int(chronology.first[row]), int(chronology.last[row])
        if first == last:
            column = (first - view.first) // width
            stacked[column] = height = stacked.get(column, 0) + 1
        else:
            height = -1 - len(places["span"]) % _LANES
            places["span"].append(_Place(event, first, last, height))
        marks = marks_of.get(event.id, ())
        if first == last or marks:
            places["cited" if marks else "entry"].append(_Place(event, first, last, height, marks))
    return [
        _lines(places["span"]),
        _markers(places["entry"], "entries", _ENTRY, "circle", 10),
        _markers(places["cited"], "cited in the last answer", _CITED, "diamond", 14),
    ]


@dataclass(frozen=True, slots=True)
class _Place:
    """An entry's place in the figure."""

    event: Event
    first: int
    last: int
    height: float
    marks: tuple[int, ...] = ()

    @property
    def told(self) -> str:
        """What the pointer is told over it; plotly reads a little markup, so the text is escaped."""
        cited = "".join(f"[{mark}]" for mark in self.marks)
        head = f"{cited} {spelled(self.event.entry)}".strip()
        lines = wrap(excerpt(self.event.text, 3 * _HOVER_WIDTH), _HOVER_WIDTH)[:3]
        return "<br>".join((f"<b>{text(head)}</b>", *map(text, lines)))


def _markers(places: Sequence[_Place], name: str, colour: str, symbol: str, size: int) -> Any:
    return go.Scatter(
        x=[_iso((place.first + place.last) // 2) for place in places],
        y=[place.height for place in places],
        customdata=[place.event.id for place in places],
        text=[place.told for place in places],
        mode="markers",
        cliponaxis=False,
        name=name,
        marker={"color": colour, "symbol": symbol, "size": size, "line": {"width": 1, "color": "white"}},
        hovertemplate=_HOVER,
    )


def _lines(places: Sequence[_Place]) -> Any:
    return go.Bar(
        base=[_iso(place.first) for place in places],
        x=[(place.last - place.first + 1) * _DAY_MS for place in places],
        y=[place.height for place in places],
        customdata=[place.event.id for place in places],
        text=[place.told for place in places],
        textposition="none",
        orientation="h",
        width=0.5,
        name="entries of more than a day",
        marker={"color": _SPAN},
        hovertemplate=_HOVER,
    )


def _bars(bins: Sequence[Bin], unit: Unit) -> Any:
    return go.Bar(
        x=[_iso(part.first) for part in bins],
        y=[part.count for part in bins],
        width=[(part.last - part.first + 1) * _DAY_MS for part in bins],
        offset=0,
        customdata=[[_iso(part.first), _iso(part.last)] for part in bins],
        text=[f"<b>{words_for(part.first, part.last)}</b><br>{part.count} entries" for part in bins],
        textposition="none",
        name=f"entries a {unit}",
        marker={"color": _BAR, "line": {"width": 0}},
        hovertemplate=_HOVER,
    )


def _marks(view: View, cited: Sequence[Cited]) -> Any:
    """The cited entries over bars, on the axis itself."""
    places = [_Place(each.event, *days_of(each.event.entry), 0, each.marks) for each in cited]
    within = [place for place in places if place.first <= view.last and place.last >= view.first]
    return _markers(within, "cited in the last answer", _CITED, "diamond", 14)


def _layout(view: View) -> dict[str, Any]:
    """No colours of a background or of words: the page's style sheet gives them, light and dark."""
    room = max(1, (view.last - view.first) // 50)
    shown = [_iso(view.first - room), _iso(view.last + 1 + room)]
    axis: dict[str, Any] = {"type": "date", "showgrid": True, "range": shown, "tickformatstops": _TICKS}
    if view.last - view.first < 7:
        axis["dtick"] = _DAY_MS  # entries have no hours
    return {
        "xaxis": axis,
        "yaxis": {"fixedrange": True, "rangemode": "tozero", "nticks": 5, "tickformat": "d", "zeroline": True},
        "height": 260,
        "margin": {"l": 36, "r": 12, "t": 12, "b": 36},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "system-ui, sans-serif", "size": 13},
        "dragmode": "zoom",
        "hovermode": "closest",
        "bargap": 0.05,
        "showlegend": True,
        "legend": {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0},
        "hoverlabel": {"align": "left", "bgcolor": "#1e293b", "bordercolor": "#94a3b8", "font": {"color": "#ffffff"}},
    }


def _iso(ordinal: int) -> str:
    """The day as plotly's axis takes it; one beyond the calendar is its last one."""
    low, high = Day(-9999, 1, 1).ordinal, Day(9999, 12, 31).ordinal
    return Day.from_ordinal(min(max(ordinal, low), high)).isoformat()
