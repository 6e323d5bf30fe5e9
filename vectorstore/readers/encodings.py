"""Which encoding a text that is not UTF-8 is likely in, and signs that it was decoded wrongly before."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

# Longest first: the UTF-32 mark begins with the UTF-16 one.
BOMS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# Above this share of improbable characters charset-normalizer itself calls a reading chaos.
_MAX_CHAOS = 0.2
# UTF-8 that was once read as Windows-1252 and saved again: "cafÃ©", "â€œ".
_MOJIBAKE = re.compile(r"Ã[\x80-\xbf©¨¶¼¡³±§]|â€[™œ\x9d“”¦]|Â[\xa0«»]|Ð[\x80-\xbf°µ¸]{1}Ñ")


@dataclass(frozen=True, slots=True)
class Oddity:
    """A sign that the characters are not those that were written."""

    line: int
    what: str
    mend: str


def guess_encoding(sample: bytes) -> str | None:
    """The name of the most likely encoding, None if none gives plausible text."""
    matches = [match for match in from_bytes(sample) if match.chaos <= _MAX_CHAOS]
    if not matches:
        return None
    best = matches[0]
    # A short Western text fits several code pages equally well; the common one is the better bet.
    equals = {match.encoding for match in matches if match.chaos <= best.chaos + 0.02}
    equals |= {name for match in matches if match is best for name in match.could_be_from_charset}
    if best.encoding.startswith(("cp125", "iso8859", "latin", "mac", "cp8", "cp437")) and "cp1252" in equals:
        return "cp1252"
    return best.encoding


def suspicious(text: str) -> Oddity | None:
    """The first sign of letters lost or read wrongly in an earlier step, None if there is none."""
    if "�" in text:
        at = text.index("�")
        return Oddity(
            text.count("\n", 0, at) + 1, "holds '�': letters were lost", "get the file in its first encoding"
        )
    if match := _MOJIBAKE.search(text):
        what = f"{match[0]!r} looks like UTF-8 that was once read as Windows-1252"
        return Oddity(
            text.count("\n", 0, match.start()) + 1, what, "repair the encoding if letters look wrong"
        )
    return None
