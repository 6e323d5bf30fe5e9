"""Responses of language models, kept by the hash of all that they were made from; losing them costs only money."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FILE = "responses.sqlite"  # within the data folder
MOST = 20_000  # responses; the oldest go first
_PATIENCE = 5.0  # seconds for another process that writes

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Response:
    """What a model gave, as JSON in the form asked for, with the tokens that it took."""

    body: str
    read: int
    written: int


class Kept:
    """Responses in one SQLite file. A file that cannot be used is told in the log and does without."""

    def __init__(self, path: Path, most: int = MOST) -> None:
        """The file is made when the first response is put in; it holds at most so many."""
        self._path, self._most = path, most

    def get(self, key: str) -> Response | None:
        """The response of that key; None where there is none."""
        if not self._path.is_file():
            return None
        try:
            with self._opened() as db:
                row = db.execute("SELECT body, read, written FROM responses WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            _log.warning("%s: %s; asked anew", self._path, error)
            return None
        return Response(*row) if row else None

    def put(self, key: str, response: Response) -> None:
        """Keep the response, and let go of the oldest where there are too many."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._opened() as db:
                row = (key, response.body, response.read, response.written)
                db.execute("INSERT OR REPLACE INTO responses (key, body, read, written) VALUES (?, ?, ?, ?)", row)
                db.execute("DELETE FROM responses WHERE rowid <= (SELECT MAX(rowid) FROM responses) - ?", (self._most,))
        except (sqlite3.Error, OSError) as error:
            _log.warning("%s: %s; the response is not kept", self._path, error)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own for each use: threads and processes share the file only."""
        with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as db, db:
            db.execute(
                "CREATE TABLE IF NOT EXISTS responses "
                "(key TEXT PRIMARY KEY, body TEXT NOT NULL, read INTEGER NOT NULL, written INTEGER NOT NULL)"
            )
            yield db


def key_of(*parts: str) -> str:
    """The hash of the parts, each kept apart from the next."""
    digest = sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8) + raw)
    return digest.hexdigest()
