"""Rows: CSV, TSV, JSON, JSON Lines and YAML, by ready mappings, by names and by the user's own."""

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.dates import to_edtf
from vectorstore.errors import ReadError
from vectorstore.models import Reading
from vectorstore.readers import read
from vectorstore.readers.html_text import plain_words
from vectorstore.readers.outlets import trailing_outlets
from vectorstore.readers.topics import is_topic

DATA = Path(__file__).parent / "data"
Read = Callable[..., Reading]


@pytest.fixture
def reading(tmp_path: Path) -> Read:
    def made(name: str, content: str, **options: object) -> Reading:
        path = tmp_path / name
        path.write_bytes(gzip.compress(content.encode()) if name.endswith(".gz") else content.encode())
        return read(path, **options)  # type: ignore[arg-type]

    return made


def entries(reading: Reading) -> list[tuple[str, str]]:
    assert all(reading.text[event.start : event.end] == event.text for event in reading.events)
    return [(to_edtf(event.entry), event.text) for event in reading.events]


def lines(*rows: object) -> str:
    return "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)


ROWS = [("2014-01-07", "Rebels left, fast."), ("1066", "William lands."), ("2014-02", 'He said "no".')]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.csv",
            'date,text\n2014-01-07,"Rebels left, fast."\n1066,William lands.\n2014-02,"He said ""no""."\n',
        ),
        (
            "a.txt",
            'Date;Notes\r\n7 Jan 2014;Rebels left, fast.\r\n1066;William lands.\r\n2014-02;He said "no".\r\n',
        ),
        (
            "a.tsv",
            'when\tevent\n2014-01-07\tRebels left, fast.\n1066\tWilliam lands.\n2014-02\tHe said "no".\n',
        ),
        ("a.json", json.dumps([{"date": date, "text": text} for date, text in ROWS])),
        (
            "a.json",
            json.dumps({"name": "T", "rows": [{"date": date, "text": text} for date, text in ROWS]}, indent=1),
        ),
        ("a.json", json.dumps({date: [text] for date, text in ROWS})),
        ("a.jsonl", lines(*({"date": date, "text": text} for date, text in ROWS))),
        ("a.jsonl.gz", lines(*({"date": date, "text": text} for date, text in ROWS))),
        ("a.yaml", "".join(f"- date: {date}\n  text: {json.dumps(text)}\n" for date, text in ROWS)),
        (
            "a.yml",
            "entries:\n" + "".join(f"- date: {date}\n  text: {json.dumps(text)}\n" for date, text in ROWS),
        ),
    ],
)
def test_same_rows_in_every_format(reading: Read, name: str, content: str) -> None:
    assert entries(reading(name, content)) == ROWS


def test_user_mapping_takes_nested_and_joined_columns(reading: Read) -> None:
    rows = lines({"y": 2014, "m": 1, "d": 7, "what": {"head": "Homs", "body": "It fell."}, "by": "AP; BBC", "n": 1})
    mapping = {"date": "y+m+d", "title": "what.head", "text": "what.body", "outlets": "by"}
    (event,) = reading("a.jsonl", rows, mapping=mapping).events
    assert (to_edtf(event.entry), event.text, event.outlets) == (
        "2014-01-07",
        "Homs\n\nIt fell.",
        ("AP", "BBC"),
    )


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({"dat": "x"}, "--map has no key 'dat'; the keys are date, end"),
        ({"date": "day", "text": "b"}, "no column 'day' (mapped to date); the columns are 'a', 'b'"),
        ({"date": "a"}, "no text column; name it, as in --map text="),
    ],
)
def test_wrong_mapping_is_told(reading: Read, mapping: dict[str, str], message: str) -> None:
    with pytest.raises(ReadError) as error:
        reading("a.csv", "a,b\n1066,x\n", mapping=mapping)
    assert message in str(error.value)


def test_mapping_of_prose_is_refused(reading: Read) -> None:
    with pytest.raises(ReadError, match="no rows that columns could be mapped in"):
        reading("a.txt", "== 1066 ==\nA.\n", mapping={"date": "a"})


def test_unknown_columns_are_named_in_the_error(reading: Read) -> None:
    with pytest.raises(ReadError, match=r"no date column among 'rank', 'url'; name it, as in --map date=COLUMN"):
        reading("a.json", '[{"rank": 1, "url": "x"}]')


@pytest.mark.parametrize("suffix", ["json", "csv"])
def test_timelinejs_file_is_read(suffix: str) -> None:
    result = read(DATA / f"timelinejs_women_in_computing.{suffix}")
    assert result.source.title == "Women in Computing"
    assert result.source.description.startswith("In this sample timeline")
    assert entries(result)[0][0] == "1815-12-10/1852-11-27"
    assert entries(result)[0][1].startswith("Ada Lovelace\n\nWomen have been programming since before it was a thing.")
    assert "<" not in result.text
    assert (len(result.events), result.problems) == (10, ())


def test_timelinejs_years_before_christ_are_as_shown(reading: Read) -> None:
    content = json.dumps(
        {"events": [{"start_date": {"year": "-44", "month": 3, "day": 15}, "text": {"headline": "A"}}]}
    )
    assert entries(reading("a.json", content)) == [("-0043-03-15", "A")]


def test_iso_years_before_christ_are_astronomical(reading: Read) -> None:
    assert entries(reading("a.csv", "date,text\n-0043-03-15,Caesar dies.\n")) == [("-0043-03-15", "Caesar dies.")]


def test_conflict_rows_name_their_outlets(reading: Read) -> None:
    head = "event_id_cnty,event_date,event_type,notes,source,fatalities\n"
    result = reading("a.csv", head + 'SYR1,07 January 2014,Battles,"On 7 January, rebels left.",SANA; Reuters,3\n')
    assert entries(result) == [("2014-01-07", "On 7 January, rebels left.")]
    assert (result.events[0].outlets, result.events[0].headings) == (("SANA", "Reuters"), ("Battles",))


def test_current_events_day_has_topics_and_outlets() -> None:
    result = read(DATA / "current_events_2019-08-10.yaml")
    assert result.source.title == "Portal:Current events/2019 August 10"
    assert len(result.events) == 12
    first, second = result.events[:2]
    assert first.headings == ("Armed conflicts and attacks", "Yemeni Civil War")
    assert first.outlets == ("Al Jazeera",)
    assert first.text.endswith("Abdrabbuh Mansur Hadi.")
    assert second.headings[-1] == "Libyan Civil War"
    assert "8 rows are no sentence" in result.problems[0].what


def current(*texts: str, date: str = "2019-08-10") -> str:
    page = "Portal:Current events/2019 August 10"
    return lines(*({"date": date, "category": "Uncategorized", "text": text, "source": page} for text in texts))


def test_topic_stays_over_entries_that_share_a_word(reading: Read) -> None:
    rows = current(
        "Israeli–Palestinian conflict",
        "Four die in Gaza. (AP)",
        "Israel denies it. (BBC)",
        "Snow falls in Peru.",
    )
    assert [event.headings for event in reading("a.jsonl", rows).events] == [
        ("Israeli–Palestinian conflict",),
        ("Israeli–Palestinian conflict",),
        (),
    ]


def test_topic_does_not_reach_the_next_day(reading: Read) -> None:
    rows = current("Gaza War") + current("Four die in the Gaza Strip. (AP)", date="2019-08-11")
    assert [event.headings for event in reading("a.jsonl", rows).events] == [()]


def test_short_rows_of_other_files_are_entries(reading) -> None:
    assert entries(reading("a.csv", "date,text\n1066,Battle of Hastings\n")) == [("1066", "Battle of Hastings")]


@pytest.mark.parametrize(
    ("text", "words", "outlets"),
    [
        ("Two die. (BBC) (AP via ABC News)", "Two die.", ("BBC", "AP", "ABC News")),
        ("Two die. (BBC), (CNN).", "Two die.", ("BBC", "CNN")),
        ('She won "gold." (Reuters)', 'She won "gold."', ("Reuters",)),
        ("Iraqi Civil War (2014–2017)", "Iraqi Civil War (2014–2017)", ()),
        ("Chief of Army Staff (Pakistan)", "Chief of Army Staff (Pakistan)", ()),
        ("He left (in 2013). (AFP)", "He left (in 2013).", ("AFP",)),
        (
            "One, two, three, four, five, six, seven, eight die (AFP)",
            "One, two, three, four, five, six, seven, eight die",
            ("AFP",),
        ),
        ("(BBC)", "(BBC)", ()),
    ],
)
def test_outlets_at_the_end(text: str, words: str, outlets: tuple[str, ...]) -> None:
    end, found = trailing_outlets(text)
    assert (text[:end], found) == (words, outlets)


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("Yemeni Civil War", True),
        ("Protests against the 2022 Russian invasion of Ukraine", True),
        ("COVID-19 pandemic in Washington, D.C.", True),
        ("Belarus votes.", False),
        ("Cooling systems fail at three reactors following the earthquake on Friday", False),
    ],
)
def test_topics_are_told_from_sentences(words: str, topic: bool) -> None:
    assert is_topic(words, has_outlets=False) is topic


def test_rows_without_or_with_impossible_dates_are_skipped_by_line(reading: Read) -> None:
    content = 'date,text\n2014-01-07,"Two\nlines."\n,No day.\n2014-02-30,Never.\n2014-03-01,\n2014-03-02,Last.\n'
    result = reading("a.csv", content)
    assert [text for _, text in entries(result)] == ["Two lines.", "Last."]
    assert [problem.line for problem in result.problems] == [4, 5, 6]
    assert "2014-02-30" in result.problems[1].what


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_broken_lines_are_skipped_by_line(reading: Read, name: str) -> None:
    content = lines({"date": "1066", "text": "A."}, "", '{"date": "1067"', [1], {"date": "31 April 1068", "text": "C."})
    result = reading(name, content, format="jsonl")
    assert [problem.line for problem in result.problems] == [3, 4, 5]


def test_json_and_yaml_rows_know_their_lines(reading: Read) -> None:
    rows = '[\n {"date": "1066", "text": "A."},\n {"date": "soon",\n  "text": "B."}\n]'
    assert [problem.line for problem in reading("a.json", rows).problems] == [3]
    rows = "- date: 1066\n  text: A.\n\n- date: soon\n  text: B.\n"
    assert [problem.line for problem in reading("a.yaml", rows).problems] == [4]


def test_repeated_ids_are_told_and_kept(reading: Read) -> None:
    result = reading("a.csv", "id,date,text\n1,1066,A.\n1,1067,B.\n")
    assert len(result.events) == 2
    assert "'1' was there before, on line 2" in result.problems[0].what


def test_end_before_beginning_is_skipped(reading: Read) -> None:
    result = reading("a.csv", "date,end,text\n1066,1060,A.\n1066,1067,B.\n1066,,C.\n")
    assert entries(result) == [("1066-01-01/1067-12-31", "B."), ("1066", "C.")]


def test_unclosed_quote_names_its_line(reading: Read) -> None:
    content = 'date,text\n1066,A.\n1067,"B.\n' + "1068,C.\n" * 30_000
    with pytest.raises(ReadError, match=r"a\.csv:3: cannot be read as CSV .* quotation mark"):
        reading("a.csv", content)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", '[{"date": "1066", "text": "A."},\n {"date"', r"a\.json:2: is not valid JSON"),
        ("a.json", "[" * 100_000, "nested too deep"),
        ("a.json", '[{"n": ' + "9" * 5000 + "}]", "is not valid JSON"),
        ("a.yaml", "a: " + "[" * 5000, "nested more than 64 levels"),
        ("a.yaml", "date: [1\ntext: x\n", r"a\.yaml:\d+: is not valid YAML"),
        ("a.yaml", "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
            f"{b}: &{b} [{','.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
        ), "aliases counted"),
        ("a.yaml", "date: *x\ntext: y\n", "refers to nothing"),
    ],
)  # fmt: skip
def test_broken_and_hostile_rows_are_refused(reading: Read, name: str, content: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        reading(name, content)


def test_nothing_in_yaml_is_constructed(reading: Read) -> None:
    result = reading(
        "a.yaml", '- date: 1066\n  text: !!python/object/apply:os.system ["exit"]\n- date: 007\n  text: 08\n'
    )
    assert [event.text for event in result.events] == ["exit", "08"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("<p>One<br>two.</p><p>Three &amp; four.</p>", "One two.\n\nThree & four."),
        ("<script>alert(1)</script><b>Bold</b> text.", "Bold text."),
        ('<img src=x onerror="alert(1)">Hi.', "Hi."),
        ("3 < 4 and a<b hold", "3 < 4 and a<b hold"),
        ("One\ntwo.\n\nThree.", "One two.\n\nThree."),
    ],
)
def test_html_becomes_words(value: str, words: str) -> None:
    assert plain_words(value) == words


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(
    lambda cell: cell.strip()
)


@given(st.lists(st.tuples(st.dates(), CELLS), min_size=1, max_size=20))
def test_every_row_of_any_text_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[date, str]]
) -> None:
    path = tmp_path_factory.mktemp("rows") / "a.jsonl"
    path.write_text(lines(*({"date": day.isoformat(), "text": f"A {text}"} for day, text in rows)), encoding="utf-8")
    assert entries(read(path)) == [(day.isoformat(), plain_words(f"A {text}")) for day, text in rows]
