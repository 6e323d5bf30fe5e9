"""Headed plain-text timelines: every irregularity that a hand-written one may have."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.dates import to_edtf
from vectorstore.errors import ReadError
from vectorstore.models import Reading
from vectorstore.passages import passages_of
from vectorstore.readers import read
from vectorstore.readers.drafts import Document
from vectorstore.readers.timeline import read_timeline

SEED = Path(__file__).parent.parent / "seeds" / "syrian-civil-war-2014-january-july.txt"


@pytest.fixture(scope="module")
def seed() -> Reading:
    return read(SEED)


def entries(document: Document) -> list[tuple[str, str]]:
    return [(to_edtf(draft.entry), document.text[draft.start : draft.end]) for draft in document.drafts]


def lines(*rows: str) -> str:
    return "\n".join(rows)


def test_seed_has_its_title_description_and_entries(seed: Reading) -> None:
    assert seed.source.title == "Timeline of the Syrian civil war (January–July 2014)"
    assert seed.source.description.startswith("The following is a timeline")
    assert (len(seed.events), seed.problems) == (40, ())


def test_seed_dates_every_entry_in_order(seed: Reading) -> None:
    dates = [to_edtf(event.entry) for event in seed.events]
    assert dates[0] == "2014-01-07"
    assert dates[-1] == "2014-07-25"
    assert [date for date in dates if len(date) == 7] == ["2014-02", "2014-02"]
    assert dates[-3] == "2014-07-16"  # "July 16", month first


def test_seed_spans_are_exact(seed: Reading) -> None:
    content = SEED.read_text(encoding="utf-8")
    for event in seed.events:
        for span in (event, *passages_of(event)):
            assert content[span.start : span.end] == span.text


def test_seed_ids_are_unique_and_stable(seed: Reading) -> None:
    ids = [event.id for event in seed.events]
    assert len(set(ids)) == len(ids)
    assert ids == [event.id for event in read(SEED).events]
    assert ids[0].startswith(seed.source.id[:6])


@pytest.mark.parametrize(
    ("heading", "edtf"),
    [
        ("== January 2014 ==", "2014-01"),
        ("==March 2014==", "2014-03"),
        ("=7 January 2014=", "2014-01-07"),
        ("=== 26 May 2014 ===\t ", "2014-05-26"),
        ("== 1066 ==", "1066"),
        ("== 44 BC ==", "-0043"),
        ("== January–July 2014 ==", "2014-01-01/2014-07-31"),
        ("== 7 January 2014 (Tuesday) ==", "2014-01-07"),
        ("== 2014-01-07: the bridge falls ==", "2014-01-07"),
    ],
)
def test_heading_is_read_as_a_date(heading: str, edtf: str) -> None:
    assert entries(read_timeline(f"{heading}\nIt rained.\n", "x.txt")) == [(edtf, "It rained.")]


def test_day_takes_year_from_month_heading() -> None:
    text = lines("= T =", "== January 2014 ==", "===7 January===", "A.", "===July 16===", "B.")
    assert [date for date, _ in entries(read_timeline(text, "x"))] == ["2014-01-07", "2014-07-16"]


def test_bare_day_number_takes_month_from_heading() -> None:
    text = lines("== May 1968 ==", "=== 3 ===", "A.", "=== 4th ===", "B.")
    assert entries(read_timeline(text, "x"))[0] == ("1968-05-03", "A.")


def test_title_lends_its_year() -> None:
    text = lines("= Floods of 1953 =", "", "== 1 February ==", "The dyke broke.")
    assert entries(read_timeline(text, "x")) == [("1953-02-01", "The dyke broke.")]


def test_month_after_a_dated_sibling_is_of_the_same_year() -> None:
    text = lines("== January 2014 ==", "A.", "== February ==", "B.")
    assert entries(read_timeline(text, "x"))[1] == ("2014-02", "B.")


def test_month_before_its_sibling_has_no_year() -> None:
    document = read_timeline(lines("== December 2013 ==", "A.", "== January ==", "B."), "x")
    assert entries(document) == [("2013-12", "A.")]
    assert [problem.line for problem in document.problems] == [3]


def test_day_under_years_apart_takes_the_only_fitting_one() -> None:
    text = lines("== December 2013 – March 2014 ==", "=== 7 January ===", "A.", "=== 30 December ===", "B.")
    assert [date for date, _ in entries(read_timeline(text, "x"))] == ["2014-01-07", "2013-12-30"]


def test_day_outside_a_range_of_months_is_of_its_year() -> None:
    text = lines("== January–March 1066 ==", "- 25 September: Harald falls.")
    assert entries(read_timeline(text, "x")) == [("1066-09-25", "Harald falls.")]


def test_bullet_under_month_keeps_the_month() -> None:
    document = read_timeline(lines("== February 2014 ==", "- A happened on 7 February.", "* B."), "x")
    assert [(draft.entry.precision, to_edtf(draft.entry)) for draft in document.drafts] == [("month", "2014-02")] * 2


def test_wrapped_bullet_is_one_entry() -> None:
    text = lines("== 1066 ==", "- One that goes", "  on and", "on.", "- Two.")
    assert [words for _, words in entries(read_timeline(text, "x"))] == [
        "One that goes\n  on and\non.",
        "Two.",
    ]


def test_paragraph_of_several_lines_is_one_entry() -> None:
    text = lines("== 1066 ==", "", "One that", "goes on.", "", "Two.")
    assert [words for _, words in entries(read_timeline(text, "x"))] == ["One that\ngoes on.", "Two."]


def test_carriage_returns_and_tabs_stay_outside() -> None:
    text = "== 1066 ==\r\n\r\n\t- One. \t\r\n\t- Two.\r\n"
    document = read_timeline(text, "x")
    assert entries(document) == [("1066", "One."), ("1066", "Two.")]


def test_entry_may_begin_with_its_date() -> None:
    text = lines(
        "Norman conquest",
        "",
        "* 1066: William lands.",
        "* 14 October 1066 – Harold falls.",
        "- (1087) He dies.",
    )
    assert entries(read_timeline(text, "x")) == [
        ("1066", "William lands."),
        ("1066-10-14", "Harold falls."),
        ("1087", "He dies."),
    ]


def test_entry_may_begin_in_running_words() -> None:
    document = read_timeline(lines("- In 1066, William lands.", "- On 5 May 1821, he dies."), "x")
    assert entries(document) == [
        ("1066", "In 1066, William lands."),
        ("1821-05-05", "On 5 May 1821, he dies."),
    ]


def test_time_of_day_is_no_date() -> None:
    text = lines("== 7 January 2014 ==", "- 10:30 – The siren sounds.", "- Note: 12 died.")
    assert [date for date, _ in entries(read_timeline(text, "x"))] == ["2014-01-07"] * 2


def test_lines_that_are_dates_are_headings() -> None:
    text = lines("January 2014", "", "7 January", "Rebels left.", "", "8 January", "They came back.")
    assert entries(read_timeline(text, "x")) == [
        ("2014-01-07", "Rebels left."),
        ("2014-01-08", "They came back."),
    ]


def test_text_before_the_first_date_is_the_description() -> None:
    document = read_timeline(lines("= T =", "About it.", "", "== Scope ==", "More.", "== 1066 ==", "A."), "x")
    assert document.description == "About it.\n\nMore."
    assert len(document.drafts) == 1


def test_other_headings_are_kept_with_the_entry() -> None:
    text = lines("= T =", "== 2014 ==", "=== 7 January ===", "==== Aleppo ====", "A.", "=== Aftermath ===", "B.")
    document = read_timeline(text, "x")
    assert document.drafts[0].headings == ("2014", "7 January", "Aleppo")
    assert to_edtf(document.drafts[1].entry) == "2014"


def test_sections_without_date_are_skipped_and_counted() -> None:
    document = read_timeline(lines("== 1066 ==", "A.", "== See also ==", "- X", "- Y"), "t.txt")
    assert [str(problem) for problem in document.problems] == [
        "t.txt:3: 2 paragraphs under 'See also' stand under no date and were skipped; "
        "put them under a date heading if they are entries"
    ]


def test_duplicate_headings_are_told_and_kept() -> None:
    text = lines("== January 2014 ==", "=== 7 January ===", "A.", "=== 7 January ===", "B.")
    document = read_timeline(text, "x")
    assert [words for _, words in entries(document)] == ["A.", "B."]
    assert "line 2" in document.problems[0].what
    assert document.problems[0].line == 4


def test_impossible_day_is_never_mended() -> None:
    document = read_timeline(lines("== February 2014 ==", "=== 30 February ===", "A.", "=== 3 February ===", "B."), "x")
    assert entries(document) == [("2014-02-03", "B.")]
    assert document.problems[0].line == 2


def test_same_words_on_the_same_day_have_their_own_ids(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text("== 1066 ==\n- Rain.\n- Rain.\n", encoding="utf-8")
    first, second = read(path).events
    assert first.id != second.id


def test_text_without_dates_is_an_error_that_says_what_was_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text("Nothing here\n\nhas a day.\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"no dated entry.*date headings.*--format"):
        read(path)


MONTHS = ("January", "March", "May", "August", "December")
WORDS = st.text(st.sampled_from("ab é“”ʼ—.,;1"), min_size=1, max_size=30).map(lambda words: f"X{words}y")


@st.composite
def timelines(draw: st.DrawFn) -> tuple[str, list[tuple[str, str]]]:
    """An irregular timeline and what it holds: (EDTF date, words) of each entry."""
    end, rows, expected = draw(st.sampled_from(["\n", "\r\n"])), ["= Things of 1999 ="], []
    for month in sorted(draw(st.sets(st.integers(0, 4), min_size=1, max_size=3))):
        gap, pad = draw(st.sampled_from(["", " "])), draw(st.sampled_from(["", " ", "\t"]))
        rows += ["", f"=={gap}{MONTHS[month]} 1999{gap}=={pad}"]
        number = (1, 3, 5, 8, 12)[month]
        for day in sorted(draw(st.sets(st.integers(0, 31), max_size=3))):
            date = f"1999-{number:02d}" + (f"-{day:02d}" if day else "")
            name = draw(st.sampled_from([f"{day} {MONTHS[month]}", f"{MONTHS[month]} {day}"]))
            rows += [f"==={gap}{name}{gap}==="] if day else []
            for words in draw(st.lists(WORDS, min_size=1, max_size=3)):
                rows += draw(st.sampled_from([[f"- {words}{pad}"], [f"* {words}"], ["", f"{pad}{words}{pad}", ""]]))
                expected.append((date, words.strip()))
            rows.append("")
    return end.join(rows) + draw(st.sampled_from(["", end])), expected


@given(timelines())
def test_generated_timelines_are_read_whole(case: tuple[str, list[tuple[str, str]]]) -> None:
    text, expected = case
    assert entries(read_timeline(text, "x")) == expected


@given(st.text(st.sampled_from("=-* \t\r\nab1947:–.January"), max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    document = read_timeline(text, "x")
    for draft in document.drafts:
        words = text[draft.start : draft.end]
        assert words == words.strip() != ""
