"""Wikitext as Wikipedia serves it, alone, in an export and in an answer of the API."""

import json
from html import escape
from pathlib import Path

import pytest

from vectorstore.dates import to_edtf
from vectorstore.errors import ReadError
from vectorstore.models import Reading
from vectorstore.readers import read
from vectorstore.readers.drafts import Document
from vectorstore.readers.mediawiki import read_mediawiki

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def year() -> Reading:
    return read(DATA / "timeline_2014_arandia.wikitext")


@pytest.fixture(scope="module")
def day() -> Reading:
    return read(DATA / "current_events_2014_january_7.wikitext")


def page(text: str) -> Document:
    return read_mediawiki(text, "x.wiki")


def entries(document: Document) -> list[tuple[str, str]]:
    return [(to_edtf(draft.entry), document.text[draft.start : draft.end]) for draft in document.drafts]


def only(text: str) -> str:
    ((_, words),) = entries(page(f"== 1066 ==\n{text}"))
    return words


def test_year_article_is_read_as_its_reader_sees_it(year: Reading) -> None:
    assert year.source.title == "2014 in the Republic of Arandia"
    assert [(to_edtf(event.entry), event.text) for event in year.events] == [
        ("2014-01-07", "Northern Front fighters retreat 12 km from Kessel after losing 34 men."),
        ("2014-01-07", "The governor of Kessel disputes the figure."),
        ("2014-01-07", "A truce is signed at Port Mira, c. 50 km to the south."),
        ("2014-01-08", "Heavy rain floods Old Town, killing five people. Hundreds flee."),
        ("2014-02-03", "A US$5 million loan is agreed."),
        ("2014-02-11", "Two ferries collide off HMS Port Mira."),
        ("2014-02-11", "Schools close in Lower Kessel."),
        ("2014-03-09", "A bomb explodes. (Place: Homs Street; Killed: 4)"),
        ("2014-03-09", "A second bomb is defused. (Place: Kessel; Killed: 0)"),
        ("2014-03-21", "Elections are held. (Place: Port Mira)"),
    ]


def test_references_become_outlets(year: Reading) -> None:
    assert [event.outlets for event in year.events[:6]] == [
        ("BBC News", "SANA", "Reuters"),
        ("SANA", "Reuters"),
        ("reuters.com",),
        ("The Daily Flood",),
        ("The Ledger",),
        ("The Ledger",),
    ]


def test_offsets_count_in_the_plain_text(year: Reading) -> None:
    assert all(year.text[event.start : event.end] == event.text for event in year.events)


def test_navigation_files_and_comments_are_no_text(year: Reading) -> None:
    for hidden in ("Not an entry", "2013 in Arandia", "Category", "was: north", "thumb"):
        assert hidden not in year.text


def test_problems_point_at_lines_of_the_file(year: Reading) -> None:
    rows = (DATA / "timeline_2014_arandia.wikitext").read_text(encoding="utf-8").split("\n")
    impossible, section, unknown = year.problems
    assert "February 30" in rows[impossible.line - 1]
    assert "See also" in rows[section.line - 1]
    assert "unknown box" in unknown.what


def test_day_page_is_read_through_its_wrapper(day: Reading) -> None:
    assert {to_edtf(event.entry) for event in day.events} == {"2014-01-07"}
    assert day.events[0].headings == ("7 January 2014", "Armed conflicts and attacks", "Kessel War")
    assert [event.outlets for event in day.events] == [
        ("BBC News",),
        ("AFP", "Reuters"),
        ("AP", "ABC News"),
        ("ESPN",),
    ]


def test_new_category_ends_the_topic_before(day: Reading) -> None:
    assert day.events[-1].headings == ("7 January 2014", "Sports")


@pytest.mark.parametrize(
    ("wikitext", "words"),
    [
        ("A {{convert|10|to|15|km|mi}} march.", "A 10 to 15 km march."),
        ("A {{cvt|5|ft|10|in|m}} man.", "A 5 ft 10 in man."),
        ("{{flag|Iraq}} and {{flagicon|Iraq}} Iran.", "Iraq and Iran."),
        ("On {{start date|2014|1|7|df=y}} it fell.", "On 7 January 2014 it fell."),
        ("''[[The Times|Times]]''&nbsp;&mdash; says {{lang|de|ja}}.", "Times — says ja."),
        ("It fell{{spaced ndash}}twice{{citation needed|date=May}}.", "It fell – twice."),
        ("About {{frac|1|2}} of {{formatnum:12345}} men.", "About 1/2 of 12345 men."),
        ("See [http://x.example the list] of [[:Category:Men]].", "See the list of Category:Men."),
        ("He <s>lived</s> died.<br />Twice<ref>x</ref>.", "He died. Twice."),
        ("The {{USS|Cole|DDG-67}} {{nowrap|left {{abbr|Dr.|Doctor}} X}}.", "The USS Cole left Dr. X."),
        ("[[Al-Bab (city)|]] fell.", "Al-Bab fell."),
        ("<nowiki>[[raw]]</nowiki> &lt;b&gt; stays.", "[[raw]] <b> stays."),
        ("[[File:A.jpg|thumb|A [[map]] of it]] It fell.", "It fell."),
        ("<script>alert(1)</script>It fell.", "It fell."),
    ],
)
def test_markup_is_rendered(wikitext: str, words: str) -> None:
    assert only(wikitext) == words


@pytest.mark.parametrize(
    ("reference", "outlet"),
    [
        ("{{cite news|newspaper=[[The Guardian]]|url=http://x.example}}", "The Guardian"),
        ("{{cite web|url=https://web.archive.org/web/2014/http://www.lemonde.example/a}}", "lemonde.example"),
        ("{{Cite press release|publisher=UN}}", "UN"),
        ("https://www.bbc.co.uk/news/1", "bbc.co.uk"),
        ("[http://x.example/1 Ten die], ''[[Al Jazeera English|Al Jazeera]]''", "Al Jazeera"),
    ],
)
def test_outlet_of_a_reference(reference: str, outlet: str) -> None:
    (draft,) = page(f"== 1066 ==\n* It fell.<ref>{reference}</ref>").drafts
    assert draft.outlets == (outlet,)


def test_reference_named_later_is_found() -> None:
    notes = '<references>\n<ref name="a b">{{cite news|work=AP}}</ref>\n</references>'
    text = f'== 1066 ==\n* It fell.<ref name="a b" />\n==Notes==\n{notes}'
    assert page(text).drafts[0].outlets == ("AP",)


def test_template_over_several_lines_stays_in_its_entry() -> None:
    text = "== 1066 ==\n* It fell.<ref>{{cite news\n| work = AP\n| title = * no bullet\n}}</ref>\n* Next."
    assert entries(page(text)) == [("1066", "It fell."), ("1066", "Next.")]


def test_export_and_answer_hold_the_same_entries(tmp_path: Path, year: Reading) -> None:
    wikitext = (DATA / "timeline_2014_arandia.wikitext").read_text(encoding="utf-8")
    page = f"<page>\n<title>2014 in X</title><revision><text>{escape(wikitext)}</text></revision></page>"
    export = f"<mediawiki>{page}</mediawiki>"
    answer = json.dumps({"parse": {"title": "2014 in X", "wikitext": {"*": wikitext}}})
    expected = [event.text for event in year.events]
    for name, content in (
        ("a.xml", export),
        ("a.json", answer),
        ("b.json", json.dumps({"wikitext": wikitext})),
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
        reading = read(tmp_path / name)
        assert (reading.source.format, [event.text for event in reading.events]) == ("mediawiki", expected)


def test_export_counts_lines_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    text = "<text>\n== May 1066 ==\n* A.\n* 40 May – B.\n</text>"
    path.write_text(f"<mediawiki>\n<page><title>1066</title>\n{text}</page></mediawiki>")
    assert [problem.line for problem in read(path).problems] == [6]


def test_several_pages_stand_under_their_titles(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    pages = "".join(f"<page><title>{y} in X</title><text>== May ==\n* A.</text></page>" for y in (1066, 1067))
    path.write_text(f"<mediawiki>{pages}</mediawiki>")
    assert [event.headings[0] for event in read(path).events] == ["1066 in X", "1067 in X"]
    assert [to_edtf(event.entry) for event in read(path).events] == ["1066-05", "1067-05"]


def test_saved_page_is_titled_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "1066_in_England.wiki"
    path.write_text("== Events ==\n* [[January 5]]/[[January 6|6]] – [[Edward]] dies.\n")
    reading = read(path)
    assert reading.source.title == "1066 in England"
    assert to_edtf(reading.events[0].entry) == "1066-01-05/1066-01-06"


def test_entities_of_its_own_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text('<mediawiki><!DOCTYPE x [<!ENTITY a "b">]></mediawiki>')
    with pytest.raises(ReadError, match="defines entities"):
        read(path)
