"""Builds assistant/facts/lexicon/wordnet.sqlite from the `dict` folder of Princeton WordNet 3.0.

    python scripts/build_lexicon.py /usr/share/wordnet

Kept: the frequent senses of each word, what each sense is a kind of, its topic ("noun.person"), the
antonyms, derivations (withdraw, withdrawal) and pertainyms (Syrian, Syria) between words, and which place lies
in which (Aleppo in Syria), national capitals marked. Left out: glosses,
and the animals, plants and substances that no timeline is asked about.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

POS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SENSES_KEPT = {"n": 4, "v": 10, "a": 4, "r": 2}
TOPICS_LEFT_OUT = {5, 20, 27}  # noun.animal, noun.plant, noun.substance
RELATIONS = {"!": "antonym", "+": "derivation", "\\": "pertainym"}
PARENTS = {"@", "@i", "*"}  # hypernym, instance of, entails (snore entails sleep)
HOLONYM = "#p"  # a part of
INSTANCE = "@i"
LOCATION = 15  # noun.location
NAMED = {14, 15, 18}  # groups, places, people: what has names


class Synset(NamedTuple):
    """One line of a data file."""

    key: str  # part of speech and offset: "v00001740"
    topic: int
    words: tuple[str, ...]
    parents: tuple[str, ...]
    relations: tuple[tuple[str, int, str, int], ...]  # kind, word number here, other synset, word number there
    wholes: tuple[str, ...]  # what it is a part of
    proper: bool  # it is one of its kind: Syria, not a country


def synsets(folder: Path) -> Iterator[Synset]:
    """Every synset of the four data files."""
    for name, pos in POS.items():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if not line.startswith(" "):
                yield _synset(line.split(" | ")[0].split(), pos)


def _synset(fields: list[str], pos: str) -> Synset:
    count = int(fields[3], 16)
    words = tuple(fields[4 + 2 * i].split("(")[0].replace("_", " ").lower() for i in range(count))
    pointers = fields[4 + 2 * count :]
    parents, relations, wholes, proper = [], [], [], False
    for i in range(int(pointers[0])):
        symbol, offset, other_pos, numbers = pointers[1 + 4 * i : 5 + 4 * i]
        other = other_pos.replace("s", "a") + offset
        proper = proper or symbol == INSTANCE
        if symbol in PARENTS:
            parents.append(other)
        elif symbol == HOLONYM:
            wholes.append(other)
        elif symbol in RELATIONS:
            relations.append((RELATIONS[symbol], int(numbers[:2], 16), other, int(numbers[2:], 16)))
    return Synset(pos + fields[0], int(fields[1]), words, tuple(parents), tuple(relations), tuple(wholes), proper)


def ranked_senses(folder: Path) -> Iterator[tuple[str, str, int, str]]:
    """(word, part of speech, rank from 0 by frequency, synset) for the senses kept."""
    for name, pos in POS.items():
        for line in (folder / f"index.{name}").read_text("utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split()
            offsets = fields[-int(fields[2]) :]
            for rank, offset in enumerate(offsets[: SENSES_KEPT[pos]]):
                yield fields[0].replace("_", " "), pos, rank, pos + offset


def build(folder: Path, target: Path) -> None:
    """Writes the lexicon anew."""
    known = {s.key: s for s in synsets(folder)}
    kept = {key for key, s in known.items() if not (key[0] == "n" and s.topic in TOPICS_LEFT_OUT)}
    number = {key: i for i, key in enumerate(sorted(kept))}
    target.unlink(missing_ok=True)
    with sqlite3.connect(target) as db:
        db.executescript(
            "create table sense(word text, pos text, rank int, synset int, primary key(word, pos, rank)) without rowid;"
            "create table synset(id integer primary key, topic int, parents text);"
            "create table relation(word text, kind text, other text, other_pos text,"
            " primary key(word, kind, other, other_pos)) without rowid;"
        )
        db.executemany(
            "insert into sense values (?,?,?,?)",
            ((w, p, r, number[s]) for w, p, r, s in ranked_senses(folder) if s in kept),
        )
        db.executemany(
            "insert into synset values (?,?,?)",
            (
                (
                    number[key],
                    known[key].topic,
                    " ".join(str(number[p]) for p in known[key].parents if p in number),
                )
                for key in sorted(kept)
            ),
        )
        rows = [*_relations(known, kept), *_places(known)]
        db.executemany("insert or ignore into relation values (?,?,?,?)", rows)
    sqlite3.connect(target).execute("vacuum")


def _relations(known: dict[str, Synset], kept: set[str]) -> Iterator[tuple[str, str, str, str]]:
    for key in sorted(kept):
        for kind, here, other, there in known[key].relations:
            if other in kept and here and there:
                yield known[key].words[here - 1], kind, known[other].words[there - 1], other[0]


def _places(known: dict[str, Synset]) -> Iterator[tuple[str, str, str, str]]:
    for synset in known.values():
        if synset.proper and synset.topic in NAMED:
            for word in synset.words:
                yield from ((word, "alias", other, "n") for other in synset.words if other != word)
        if synset.topic != LOCATION or not synset.wholes:
            continue
        capital = any("national capital" in known[p].words for p in synset.parents)
        for whole in (word for key in synset.wholes for word in known[key].words):
            for word in synset.words:
                yield word, "part_of", whole, "n"
                if capital:
                    yield word, "capital_of", whole, "n"


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(__file__).parents[1] / "assistant/facts/lexicon/wordnet.sqlite")
