"""Templates of wikitext → the words that a reader of the page would see, as far as an entry needs them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from mwparserfromhell.nodes import Template

from .headed_dates import MONTHS

Render = Callable[[object], str]

# Seen on the page, but no part of what an entry says: notes to editors, navigation, boxes, footnotes.
_SILENT = re.compile(
    r"""(?:cite|citation|sfn|efn|refn|harv|r$|rp$|cn$|fact|who|when|where|which|clarif|dubious|by\ whom|verif
    |vague|failed|better|full\ citation|unreliable|dead|webarchive|update|main|see|further|details|about|for$
    |other|redirect|hatnote|ref-?list|notelist|toc|compact|div\ col|col|end|infobox|navbox|sidebar|portal
    |campaignbox|commons|wiktionary|wikinews|authority|use\ |short\ desc|displaytitle|default|coord|flagicon
    |flagdeco|anchor|multiple\ image|clear|expand|cleanup|refimprove|more|unreferenced|pp-|protect|featured
    |good\ article|orphan|cat\ |category|italic|lead|original|pov|undue|synthes|weasel|peacock|shortcut|self
    |current\ event|recent|disputed|cs1|bare|page\ needed|time\ needed|year\ needed|according\ to\ whom
    |circular|specify|elucidate|attribution|quantify|needs|sect|stub|timeline|year\ nav|year\ in|decade|month
    |events\ by)""",
    re.VERBOSE,
)
_FIRST = re.compile(
    r"""flag(?:country|u|athlete|g|team)?|nowrap|nobr|small(?:er)?|big|abbr|tooltip|vanchor|ill|center|larger
    |visible\ anchor|interlanguage\ link(?:\ multi)?|no\ ?bold|noitalic|strong|em|mono|code|kbd|var|sic
    |linktext|not\ a\ typo|as\ written|plainlist|ubl|unbulleted\ list|hlist|text|resize|quote|blockquote
    |quotation|cquote|nihongo|rtl-lang|ship|navy|army|air\ force""",
    re.VERBOSE,
)
_SECOND = frozenset(("lang", "transl", "transliteration", "color", "font color", "fontcolor", "script", "rtl"))
_SIGNS = {
    "nbsp": " ", "spaces": " ", "snd": " – ", "spnd": " – ", "spaced ndash": " – ", "spaced en dash": " – ",
    "ndash": "–", "en dash": "–", "endash": "–", "mdash": "—", "em dash": "—", "emdash": "—", "'": "'",
    "'s": "'s", "=": "=", "!": "|", "dot": " · ", "·": " · ", "•": " • ", "-": " ", "break": " ", "br": " ",
    "pound sign": "£", "ad": "AD", "bce": "BCE", "bc": "BC", "ce": "CE",
}  # fmt: skip
_MONEY = {
    "us$": "US$",
    "usd": "US$",
    "$": "$",
    "£": "£",
    "gbp": "£",
    "€": "€",
    "euro": "€",
    "eur": "€",
    "inr": "₹",
}
_DATES = re.compile(
    r"(?:(?:start|end|birth|death|release|launch|film)[- ])?date(?: and age| text| and years ago)?"
    r"|dts|date table sorting|oldstyledate"
)
_LISTS = frozenset(("ship", "plainlist", "ubl", "unbulleted list", "hlist"))
_SHIPS = frozenset(("uss", "hms", "hmas", "hmcs", "ss", "rms", "mv", "ins", "usns", "uscgc", "sms", "hmnzs"))
_TO = {"to": " to ", "-": "–", "–": "–", "and": " and ", "or": " or ", "by": " by ", "x": " by "}
_NUMBER = re.compile(r"[-−+]?[\d.,/]+")


def name_of(template: Template) -> str:
    """The template's name in lower case, spaces for underscores."""
    return " ".join(str(template.name).replace("_", " ").split()).lower()


def expand(template: Template, render: Render) -> str | None:
    """What the template shows, "" if that is no part of an entry, None if the template is unknown."""
    name = name_of(template)
    if name in _SIGNS:
        return _SIGNS[name]
    values = [words for value in _positional(template) if (words := render(value).strip())]
    if name.startswith("formatnum:"):
        return name.removeprefix("formatnum:")
    if name in ("convert", "cvt"):
        return _converted(values)
    if _DATES.fullmatch(name):
        return shown_date(values)
    if name in ("circa", "c.", "ca."):
        return f"c. {values[0]}" if values else "c."
    if name == "as of":
        return f"As of {shown_date(values)}"
    if name in _MONEY:
        return _MONEY[name] + (values[0] if values else "")
    if name in ("frac", "sfrac", "fraction"):
        return " ".join(values[:-2]) + (" " if len(values) > 2 else "") + "/".join(values[-2:])
    if name in _SHIPS:
        return f"{name.upper()} {values[0]}" if values else name.upper()
    if name in _SECOND:
        return values[1] if len(values) > 1 else "".join(values)
    if name.startswith("lang-") or name == "langx":
        return values[-1] if values else ""
    if _FIRST.fullmatch(name):
        return _first(template, values, render, joined=name in _LISTS)
    return "" if _SILENT.match(name) else None


def shown_date(values: list[str]) -> str:
    """ "7 January 2014" for 2014, 1, 7; what was given if it is no such numbers."""
    parts = values[:3]
    if not parts or not all(part.isdigit() for part in parts[: len(parts)]):
        return " ".join(parts[:1])
    months = [MONTHS[int(part) - 1] for part in parts[1:2] if 1 <= int(part) <= 12]
    return " ".join([*(str(int(part)) for part in parts[2:3]), *months, parts[0]])


def header_date(template: Template) -> str:
    """The date of a day's head, {{Current events|year=2014|month=01|day=7|…}} or the like; "" for others."""
    fields = {str(param.name).strip().lower(): str(param.value).strip() for param in template.params}
    named = [fields.get(key, "") for key in ("year", "month", "day")]
    if all(value.isdigit() for value in named):
        return shown_date(named)
    if name_of(template).startswith("current events header"):
        return shown_date([fields.get(key, "") for key in ("1", "2", "3")])
    return ""


def block_content(template: Template) -> str:
    """The wikitext of a parameter that holds list lines, as in wrappers around a page's content; else ""."""
    if re.match(r"infobox|navbox|sidebar|campaignbox|multiple", name_of(template)):
        return ""
    names = ("content", "text", "1", "2")
    values = [str(param.value) for param in template.params if str(param.name).strip() in names]
    return next((value for value in values if re.search(r"\n\s*[*;#]", value)), "")


def _positional(template: Template) -> list[object]:
    return [param.value for param in template.params if not param.showkey or str(param.name).strip().isdigit()]


def _first(template: Template, values: list[str], render: Render, joined: bool) -> str:
    if joined:
        return " ".join(values) if name_of(template) == "ship" else ", ".join(values)
    named: Mapping[str, object] = {str(param.name).strip(): param.value for param in template.params}
    return values[0] if values else render(named.get("text") or named.get("quote") or "").strip()


def _converted(values: list[str]) -> str:
    """ "10 to 15 km" for 10, to, 15, km, mi: up to the first unit, "5 ft 10 in" included."""
    words, at = "", 0
    while at < len(values):
        if _NUMBER.fullmatch(values[at]):
            words += values[at]
        elif values[at] in _TO:
            words += _TO[values[at]]
        else:
            words += f" {values[at]}"
            if not (at + 2 < len(values) and _NUMBER.fullmatch(values[at + 1])):
                break
            words += " "
        at += 1
    return words.strip()
