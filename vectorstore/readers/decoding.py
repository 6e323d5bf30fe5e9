"""A file on disk → its characters: size, compression and encoding checked, nothing guessed in silence."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from ..errors import ReadError
from ..models import Problem
from .encodings import BOMS, guess_encoding, suspicious

MAX_BYTES = 512 * 1024 * 1024  # of the file, and of what it unpacks to
_CHUNK = 1 << 20
_SAMPLE = 1 << 18
_GZIP = b"\x1f\x8b"
_KINDS = {
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"%PDF": "a PDF document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"(\xb5/\xfd": "a Zstandard archive",
    b"SQLite format 3": "an SQLite database",
    b"PAR1": "a Parquet table",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x7fELF": "a program",
    _GZIP: "packed twice",
}


@dataclass(frozen=True, slots=True)
class Material:
    """A file that was looked through once: it is text, of bounded size, in this encoding."""

    path: Path
    sha256: str  # of the file's bytes as they lie on disk
    encoding: str
    packed: bool
    head: str  # the first quarter of a million bytes, as characters
    problems: tuple[Problem, ...] = ()

    def text(self) -> str:
        """All characters, line ends as they are, without a byte order mark."""
        with self._stream() as stream:
            return self._decoded(stream.read())

    def lines(self) -> Iterator[str]:
        """Line by line with their ends (LF, CRLF or CR), for files that are not held whole."""
        with self._stream() as stream:
            reader = io.TextIOWrapper(stream, encoding=self.encoding, newline="")
            try:
                yield from reader
            except UnicodeDecodeError as error:
                raise _undecodable(self.path, self.encoding, error) from None

    @contextmanager
    def _stream(self) -> Iterator[IO[bytes]]:
        with _unpacked(self.path, self.packed) as stream:
            yield stream

    def _decoded(self, content: bytes) -> str:
        try:
            return content.decode(self.encoding)
        except UnicodeDecodeError as error:
            raise _undecodable(self.path, self.encoding, error) from None


def open_material(path: Path) -> Material:
    """The file, checked. Raises ReadError for a folder, a missing, empty, binary or oversized file."""
    _check_on_disk(path)
    digest = _digest(path)
    with path.open("rb") as raw:
        packed = raw.read(2) == _GZIP
    sample, valid_utf8 = _scan(path, packed)
    if not sample.removeprefix(codecs.BOM_UTF8).strip():
        raise ReadError(f"{path}: the file is empty; give one that holds dated entries")
    encoding, assumed = _encoding(path, sample, valid_utf8)
    head = codecs.getincrementaldecoder(encoding)("replace").decode(sample)
    problems = [Problem(str(path), 0, *assumed)] if assumed else []
    if (odd := suspicious(head)) is not None:
        problems.append(Problem(str(path), odd.line, odd.what, odd.mend))
    return Material(path, digest, encoding, packed, head, tuple(problems))


def _check_on_disk(path: Path) -> None:
    if path.is_dir():
        raise ReadError(f"{path}: is a folder; name the files in it")
    try:
        size = path.stat().st_size
    except OSError as error:
        raise ReadError(f"{path}: cannot be opened ({error.strerror}); check the name and its permissions") from None
    if size > MAX_BYTES:
        raise ReadError(f"{path}: has {size:,} bytes, the limit is {MAX_BYTES:,}; split it into several files")


def _digest(path: Path) -> str:
    digest = sha256()
    try:
        with path.open("rb") as raw:
            while chunk := raw.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}); check its permissions") from None
    return digest.hexdigest()


@contextmanager
def _unpacked(path: Path, packed: bool) -> Iterator[IO[bytes]]:
    try:
        with gzip.open(path, "rb") if packed else path.open("rb") as stream:
            yield stream  # type: ignore[misc]
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise ReadError(f"{path}: the gzip data is broken ({error}); download or pack it again") from None


def _scan(path: Path, packed: bool) -> tuple[bytes, bool]:
    """The first bytes, and whether all of them are UTF-8; at most MAX_BYTES are unpacked."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    sample, total, valid = b"", 0, True
    with _unpacked(path, packed) as stream:
        while chunk := stream.read(_CHUNK):
            total += len(chunk)
            if total > MAX_BYTES:
                raise ReadError(f"{path}: unpacks to more than {MAX_BYTES:,} bytes; split it into several files")
            sample = sample or chunk[:_SAMPLE]
            _refuse_binary(path, chunk, sample)
            valid = valid and _feed(decoder, chunk)
    return sample, valid and _feed(decoder, b"", final=True)


def _feed(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_binary(path: Path, chunk: bytes, sample: bytes) -> None:
    for magic, kind in _KINDS.items():
        if sample.startswith(magic):
            raise ReadError(f"{path}: is {kind}, not text; export it as text, Markdown, CSV or JSON")
    if b"\0" in chunk and not sample.startswith(tuple(BOMS)):
        raise ReadError(f"{path}: is binary (it holds NUL bytes), not text; export it as text, Markdown, CSV or JSON")


def _encoding(path: Path, sample: bytes, valid_utf8: bool) -> tuple[str, tuple[str, str] | None]:
    for mark, name in BOMS.items():
        if sample.startswith(mark):
            return name, None
    if valid_utf8:
        return "utf-8", None
    guess = guess_encoding(sample)
    if guess is None:
        raise ReadError(f"{path}: is neither UTF-8 nor any other known text encoding; save it as UTF-8")
    return guess, (
        f"is not UTF-8; read as {guess}, which is assumed",
        "save it as UTF-8 if letters look wrong",
    )


def _undecodable(path: Path, encoding: str, error: UnicodeDecodeError) -> ReadError:
    where = f"byte {error.start:,}: {error.object[error.start : error.end].hex()}"
    return ReadError(f"{path}: cannot be read as {encoding} ({where}); save it as UTF-8")
