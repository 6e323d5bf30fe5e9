"""Headed Markdown timelines; offsets count in the file as it is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.dates import to_edtf
from vectorstore.errors import ReadError
from vectorstore.readers import read
from vectorstore.readers.drafts import Document
from vectorstore.readers.markdown import read_markdown

BRIDGES = """---
title: Bridges of the Lower Orre
url: https://example.org/bridges
licence: CC0-1.0
publisher: Orre Archive
retrieved: 2024-05-01
---
# Bridges

What is known of them.

## January 2014

### 7 January
The **old bridge** fell; see [the report](https://example.org/r).
Nobody was hurt.

- The mayor resigned. <!-- check -->
- A ferry
  was hired.

### [8 January](https://example.org/8)

```
### 9 January
- code, no entry
```

> The ferry sank.

## 1066–1900

* 1066: The first bridge is built.
* **14 October 1870** – Ice carries it off.
* [3 March 1871](https://example.org/3): It is built again.
1. (1899) Trains cross it.

<!-- ## 1901
- hidden -->

| Date | What | Cost |
|:-----|------|-----:|
| 1872-05-01 | Tolls are raised. | 3 |
| May 1873 | Tolls are dropped. |  |
"""


def entries(document: Document) -> list[tuple[str, str]]:
    return [(to_edtf(draft.entry), document.text[draft.start : draft.end]) for draft in document.drafts]


def test_document_says_what_its_front_matter_says() -> None:
    document = read_markdown(BRIDGES, "b.md")
    assert (document.title, document.url) == ("Bridges of the Lower Orre", "https://example.org/bridges")
    assert (document.licence, document.publisher) == ("CC0-1.0", "Orre Archive")
    assert document.retrieved == "2024-05-01"
    assert document.description == "What is known of them."


def test_entries_of_every_kind_are_read_in_order() -> None:
    assert entries(read_markdown(BRIDGES, "b.md")) == [
        ("2014-01-07", "The **old bridge** fell; see [the report](https://example.org/r).\nNobody was hurt."),
        ("2014-01-07", "The mayor resigned."),
        ("2014-01-07", "A ferry\n  was hired."),
        ("2014-01-08", "The ferry sank."),
        ("1066", "The first bridge is built."),
        ("1870-10-14", "Ice carries it off."),
        ("1871-03-03", "It is built again."),
        ("1899", "Trains cross it."),
        ("1872-05-01", "Tolls are raised. | 3"),
        ("1873-05", "Tolls are dropped."),
    ]


def test_headings_are_kept_without_marks() -> None:
    document = read_markdown("# T\n## **January** [2014](x)\n### 7 January ###\nA.\n", "x")
    assert document.drafts[0].headings == ("January 2014", "7 January")


def test_underlined_headings_are_headings() -> None:
    document = read_markdown("Floods\n======\n\n1 February 1953\n---------------\nThe dyke broke.\n", "x")
    assert (document.title, entries(document)) == ("Floods", [("1953-02-01", "The dyke broke.")])


def test_rule_between_paragraphs_is_no_underline() -> None:
    document = read_markdown("## 1066\nOne.\n\n---\n\nTwo.\n", "x")
    assert [words for _, words in entries(document)] == ["One.", "Two."]


@pytest.mark.parametrize(
    "bullet", ["- 2014-01-07 — {}", "- **7 January 2014**: {}", "* **2014-01-07:** {}", "+ *7 Jan 2014* {}"]
)
def test_bullet_may_begin_with_its_date(bullet: str) -> None:
    assert entries(read_markdown(bullet.format("It fell."), "x")) == [("2014-01-07", "It fell.")]


def test_emphasis_that_is_no_date_stays() -> None:
    document = read_markdown("## 1066\n- **Harold**: falls at Hastings.\n", "x")
    assert entries(document) == [("1066", "**Harold**: falls at Hastings.")]


def test_nested_bullets_stand_under_their_date() -> None:
    document = read_markdown("## 2014\n- 7 January\n  - One.\n  - Two.\n- 8 January\n  - Three.\n", "x")
    assert entries(document) == [("2014-01-07", "One."), ("2014-01-07", "Two."), ("2014-01-08", "Three.")]


def test_table_takes_the_year_from_the_heading() -> None:
    text = "## 1953\n\nPlace | When\n--- | ---\nZierikzee floods | 1 February\nBroken | 31 February\n"
    document = read_markdown(text, "x")
    assert entries(document) == [("1953-02-01", "Zierikzee floods")]
    assert document.problems[0].line == 6


def test_table_without_dates_is_no_entry() -> None:
    document = read_markdown("## 1066\nIt began.\n\n| A | B |\n|---|---|\n| x | y |\n", "x")
    assert [words for _, words in entries(document)] == ["It began."]


def test_broken_front_matter_is_told_and_skipped() -> None:
    document = read_markdown("---\ntitle: [x\n---\n## 1066\nA.\n", "x.md")
    assert entries(document) == [("1066", "A.")]
    assert "front matter" in document.problems[0].what


def test_markdown_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "bridges.txt"
    path.write_text(BRIDGES, encoding="utf-8")
    reading = read(path)
    assert reading.source.format == "markdown"
    assert all(reading.text[event.start : event.end] == event.text for event in reading.events)


def test_markdown_without_dates_says_what_was_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("# A\n\n## B\n\ntext\n", encoding="utf-8")
    with pytest.raises(ReadError, match="looked for date headings such as '## January 2014'"):
        read(path)


@given(st.text(st.sampled_from("#-*|>`<!_[]() \n\t19ab:=."), max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for draft in read_markdown(text, "x").drafts:
        assert text[draft.start : draft.end].strip()
