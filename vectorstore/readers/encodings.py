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
# A few accents fit a dozen Latin code pages equally well, and French comes out as Lithuanian. Read as
# Windows-1252, Western text has hardly any letters but these; Polish, Czech, Turkish and Baltic text has at
# most 0.8 of its letters among them.
_WESTERN = frozenset("éèàçâêîôûäöüßñáíóúãõåæœëïù")
_LAST_LATIN = "ɏ"
_PUNCTUATION = frozenset("“”‘’„‚–—…«»‹›°§£€©®™·•\xa0\xad¡¿½¼")
_MOSTLY = 0.9
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
    best = from_bytes(sample).best()
    if best is None or best.chaos > _MAX_CHAOS:
        return None
    letters = [letter for letter in str(best) if letter > "\x7f" and letter.isalpha()]
    is_latin = all(letter <= _LAST_LATIN for letter in letters)
    return "cp1252" if is_latin and _western(sample) else best.encoding


def _western(sample: bytes) -> bool:
    """True if nearly all accented letters are Western European ones, read as Windows-1252."""
    try:
        text = codecs.getincrementaldecoder("cp1252")().decode(sample)
    except UnicodeDecodeError:
        return False
    foreign = [letter for letter in text.lower() if letter > "\x7f" and letter not in _PUNCTUATION]
    return sum(letter in _WESTERN for letter in foreign) >= _MOSTLY * len(foreign)


def suspicious(text: str) -> Oddity | None:
    """The first sign of letters lost or read wrongly in an earlier step, None if there is none."""
    if "�" in text:
        at = text.index("�")
        return Oddity(text.count("\n", 0, at) + 1, "holds '�': letters were lost", "get the file in its first encoding")
    if match := _MOJIBAKE.search(text):
        what = f"{match[0]!r} looks like UTF-8 that was once read as Windows-1252"
        return Oddity(text.count("\n", 0, match.start()) + 1, what, "repair the encoding if letters look wrong")
    return None
