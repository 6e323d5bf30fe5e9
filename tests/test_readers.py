"""Files before they are read: format, encoding, size, and everything that is no timeline."""

import gzip
import os
import time
import zipfile
from pathlib import Path

import pytest

from vectorstore.dates import to_edtf
from vectorstore.errors import ReadError
from vectorstore.readers import FORMATS, read
from vectorstore.readers.decoding import MAX_BYTES, open_material
from vectorstore.readers.drafts import MAX_PROBLEMS
from vectorstore.readers.encodings import suspicious
from vectorstore.readers.recognise import recognise

TIMELINE = "= Théâtre =\n\n== 7 janvier ==\n\n== 7 January 2014 ==\n\nLe théâtre brûle – « déjà » dit-on à l’été.\n"


def saved(tmp_path: Path, content: bytes | str, name: str = "a.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("content", "name", "format"),
    [
        ("= T =\n== 1066 ==\nA.\n", "a", "timeline"),
        ("1066: A.\n1067: B.\n", "a.txt", "timeline"),
        ("# T\n## 1066\nA.\n", "a.txt", "markdown"),
        ("- **1066**: A.\n- **1067**: B.\n", "a.txt", "markdown"),
        ("== [[1066]] ==\n* [[A]].\n", "a.txt", "mediawiki"),
        ("== 1066 ==\n* A.<ref>B</ref> '''C'''\n", "a.txt", "mediawiki"),
        ("date,text\n1066,A.\n", "a.txt", "csv"),
        ("date\ttext\n1066\tA.\n", "a.txt", "tsv"),
        ('[{"date": "1066", "text": "A."}]', "a.txt", "json"),
        ('{"date": "1066", "text": "A."}\n{"date": "1067", "text": "B."}\n', "a.txt", "jsonl"),
        ("- date: 1066\n  text: A.\n", "a.txt", "yaml"),
        ("---\ndate: 1066\ntext: A.\n", "a.txt", "yaml"),
        ("---\ntitle: T\n---\n## 1066\nA.\n", "a.txt", "markdown"),
        ("== 1066 ==\nIn that year: war, plague.\n", "a.csv.txt", "timeline"),
    ],
)
def test_format_is_recognised_from_the_content(tmp_path: Path, content: str, name: str, format: str) -> None:
    reading = read(saved(tmp_path, content, name))
    assert reading.source.format == format
    assert to_edtf(reading.events[0].entry) == "1066"


def test_format_can_be_told(tmp_path: Path) -> None:
    path = saved(tmp_path, "# T\n== 1066 ==\n- A.\n")
    assert read(path, format="timeline").source.format == "timeline"


def test_unknown_format_lists_the_known(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=f"no reader is named 'docx'; --format takes {', '.join(FORMATS)}"):
        read(saved(tmp_path, "x"), format="docx")


def test_text_that_is_no_timeline_names_the_formats(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"--format \(timeline, markdown, mediawiki, csv"):
        read(saved(tmp_path, "Shopping list: milk, eggs.\n"))


def test_source_is_named_by_its_bytes(tmp_path: Path) -> None:
    path = saved(tmp_path, "== 1066 ==\nA.\n== 1067 ==\nB.\n")
    one, two = read(path), read(saved(tmp_path, path.read_bytes(), "b.txt"))
    assert one.source.id == two.source.id == one.source.sha256[:12]
    assert one.source.path == str(path)
    assert (one.source.title, two.source.title) == ("a.txt", "b.txt")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Lietuva paskelbė nepriklausomybę; žmonės džiaugėsi, šventė ir dainavo visą naktį.", "cp1257"),
        ("Большевики захватили Зимний дворец, временное правительство арестовано.", "cp1251"),
        ("Η επανάσταση άρχισε στην Πελοπόννησο και οι Έλληνες κέρδισαν.", "cp1253"),
        ("Cumhuriyet ilan edildi; ışıklar yandı, İstanbul'da ağaçlar dikildi.", "cp1254"),
        (
            "Vojska vstoupila na území, lidé protestovali před rozhlasem a mnozí zemřeli při střelbě.",
            "cp1250",
        ),
        ("Żołnierze wkroczyli do śródmieścia, ludność cierpiała głód i pragnęła wolności.", "cp1250"),
        ("Das Königreich Preußen führte Krieg; die Bürger hörten davon in München.", "latin-1"),
    ],
)
def test_other_code_pages_are_recognised_by_language(tmp_path: Path, text: str, encoding: str) -> None:
    path = saved(tmp_path, f"== 1066 ==\n{text}\n".encode(encoding))
    assert read(path).events[0].text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_marked_encodings_are_read_in_silence(tmp_path: Path, encoding: str) -> None:
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    reading = read(saved(tmp_path, (mark + TIMELINE).encode(encoding)))
    assert reading.events[0].text.startswith("Le théâtre brûle")
    assert not [problem for problem in reading.problems if "UTF-8" in problem.what]


def test_old_encoding_is_read_and_told(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, TIMELINE.encode("cp1252")))
    assert reading.events[0].text == "Le théâtre brûle – « déjà » dit-on à l’été."
    assert "read as cp1252, which is assumed" in str(reading.problems[0])


def test_rows_in_an_old_encoding_are_read(tmp_path: Path) -> None:
    content = "date;text\n1066;Guillaume débarque à Pevensey, déjà près de l’été.\n".encode("cp1252")
    assert read(saved(tmp_path, content, "a.csv")).events[0].text.startswith("Guillaume débarque à")


def test_letters_lost_before_are_told(tmp_path: Path) -> None:
    reading = read(saved(tmp_path, "== 1066 ==\n\nThe cafÃ© burns.\n"))
    assert (reading.problems[0].line, "UTF-8 that was once read" in reading.problems[0].what) == (3, True)
    odd = suspicious("a\nb \ufffd c")
    assert odd is not None
    assert odd.line == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\r\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x89PNG\r\n\x1a\nabc", "is a PNG image"),
        (b"%PDF-1.7\nabc", "is a PDF document"),
        (b"== 1066 ==\nA\0B\n", "NUL bytes"),
        (b"\x1f\x8b\x08\x00broken", "gzip data is broken"),
        (b"<!DOCTYPE html><html><body>1066</body></html>", "is a web page"),
        (bytes(range(128, 256)) * 20 + b"\x81\x8d\x8f\x90\x9d" * 50, "neither UTF-8 nor any other"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message) as error:
        read(saved(tmp_path, content))
    assert str(tmp_path / "a.txt") in str(error.value)


def test_archives_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("x", "== 1066 ==\nA.\n")
    with pytest.raises(ReadError, match="ZIP archive or an Office document"):
        read(tmp_path / "a.docx")


def test_folders_and_missing_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(ReadError, match="cannot be opened"):
        read(tmp_path / "none.txt")


def test_oversized_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        os.truncate(file.fileno(), MAX_BYTES + 1)
    with pytest.raises(ReadError, match="the limit is 536,870,912"):
        read(path)


def test_gzip_bomb_is_refused_while_it_unpacks(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(MAX_BYTES // (1 << 24) + 1):
            file.write(b" " * (1 << 24))
    with pytest.raises(ReadError, match="unpacks to more than"):
        open_material(path)


def test_packed_twice_is_refused(tmp_path: Path) -> None:
    content = gzip.compress(gzip.compress(b"== 1066 ==\nA.\n" * 50))
    with pytest.raises(ReadError, match="packed twice"):
        read(saved(tmp_path, content, "a.gz"))


def test_many_problems_are_counted_not_listed(tmp_path: Path) -> None:
    rows = "date,text\n1066,A.\n" + "soon,B.\n" * (MAX_PROBLEMS + 50)
    problems = read(saved(tmp_path, rows, "a.csv")).problems
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1].what == "50 more like these"


def test_unreadable_byte_in_an_assumed_encoding_is_told(tmp_path: Path) -> None:
    content = "date,text\n1066,Été à l’île déjà près.\n".encode("cp1252") * 9000 + b"1067,\x81\x8d\n"
    path = saved(tmp_path, content, "a.csv")
    with pytest.raises(ReadError, match=r"cannot be read as cp1252 .*save it as UTF-8"):
        read(path)


@pytest.mark.parametrize("unit", ["\t", " ", "-", "|", "[[", "<!--", "- ", "a: ", "---\n", '"'])
def test_recognition_takes_no_longer_than_the_length(tmp_path: Path, unit: str) -> None:
    began = time.perf_counter()
    recognise(open_material(saved(tmp_path, f"date,text\n{unit * 30_000}\n1066\n")))
    assert time.perf_counter() - began < 60
