"""`chronofact verify` as a user types it: claims, texts, files of claims, given evidence, reports."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from assistant.cli.batch import verdict_lines
from assistant.cli.evidence import Remembering
from assistant.cli.verdicts import show_checked, show_verdict
from assistant.errors import QuestionError
from assistant.models import CheckedClaim, CheckedText, Citation, LeftOut, PartVerdict, Verdict
from assistant.ui.report import report_page
from vectorstore.dates import parse_date

DAY = parse_date("23 March 2014")
CLAIM = "Turkish F-16s shot down a Syrian MiG-23 on 25 March 2014."
HOSTILE = "<script>alert(1)</script><img src=http://example.org/x onerror=alert(1)>\x1b[31m"


def verdict(claim=CLAIM, label="refuted", title="Timeline", quote="F-16s shot down a MiG-23."):
    parts = (
        PartVerdict("who", "Turkish F-16s", 0, 13, "supported", marker=1),
        PartVerdict("when", "25 March 2014", 43, 56, label, "23 March 2014", "the entry says 23 March 2014", 1),
    )
    citation = Citation(1, "e1", DAY, DAY, title, quote, 0, len(quote))
    return Verdict(claim, label, 0.93, parts, (citation,), (), "the entry says 23 March 2014")


def chronofact(*arguments, data, typed=None):
    """The result of the command over that data folder."""
    return CliRunner().invoke(app, ["--data", str(data), *map(str, arguments)], input=typed)


def test_verdict_is_shown_part_by_part(capsys):
    show_verdict(verdict())
    assert capsys.readouterr().out.splitlines() == [
        "  REFUTED (0.93)   the entry says 23 March 2014 [1]",
        "      who ✓ Turkish F-16s   when ✗ 25 March 2014",
        '  [1] 23 March 2014, Timeline: "F-16s shot down a MiG-23."',
    ]


def test_text_is_shown_claim_by_claim_with_what_was_left_out(capsys):
    text = f"{CLAIM} Why?"
    show_checked(CheckedText(text, (CheckedClaim(CLAIM, 0, 57, verdict()),), (LeftOut("Why?", 58, 62, "question"),)))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"1. {CLAIM}"
    assert lines[-3:] == ["left out, question: Why?", "", "1 claim: 1 refuted; 1 sentence left out"]


def test_terminal_is_told_nothing_that_it_would_obey(capsys):
    show_verdict(verdict(HOSTILE, quote=HOSTILE, title=HOSTILE))
    assert "\x1b[31m" not in capsys.readouterr().out


def test_a_line_of_a_batch_keeps_its_id_and_a_wrong_one_is_told():
    def judge(claim):
        if claim == "x":
            raise QuestionError("too short")
        return verdict(claim)

    wrong = []
    lines = [b'{"id": [1], "claim": "A."}', b"{", b"", b'{"claim": "x"}', b'{"claim": "B."}']
    told = list(map(json.loads, verdict_lines(judge, lines, "c.jsonl", wrong.append)))
    assert [(line.get("id"), line["claim"]) for line in told] == [([1], "A."), (None, "B.")]
    assert [problem[:11] for problem in wrong] == ["c.jsonl:2: ", "c.jsonl:4: "]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["A claim.", "--input", "claims.jsonl"],
        ["A claim.", "--output", "out.jsonl"],
        ["--input", "claims.jsonl", "--claimreview"],
        ["A claim.", "--as-of", "soon"],
        ["A claim.", "--as-of", "2014", "--evidence", "a.txt"],
    ],
)
def test_wrong_usage_ends_with_2(arguments, tmp_path):
    assert chronofact("verify", *arguments, data=tmp_path).exit_code == 2


def test_missing_article_is_told_and_not_checked_as_words(seed_folder):
    result = chronofact("verify", "missing.txt", data=seed_folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "missing.txt" in result.stderr


def test_claim_is_refuted_by_its_date(seed_folder):
    result = chronofact("verify", CLAIM, data=seed_folder)
    assert result.exit_code == 0
    assert result.stdout.startswith("  REFUTED (")
    assert "when ✗ 25 March 2014" in result.stdout
    assert "[1] 23 March 2014, Timeline of the Syrian civil war" in result.stdout


def test_json_is_the_verdict(seed_folder):
    told = json.loads(chronofact("verify", CLAIM, "--json", data=seed_folder).stdout)
    assert (told["label"], told["citations"][0]["entry"]["edtf"]) == ("refuted", "2014-03-23")


def test_nothing_that_was_reported_later_counts(seed_folder):
    result = chronofact("verify", CLAIM, "--as-of", "22 March 2014", "--json", data=seed_folder)
    assert json.loads(result.stdout)["label"] == "not_enough_evidence"


def test_question_is_left_out(seed_folder):
    told = json.loads(chronofact("verify", "Was a jet shot down?", "--json", data=seed_folder).stdout)
    assert (told["claims"], told["left_out"][0]["reason"]) == ([], "question")


def test_article_is_checked_and_written_as_a_page(seed_folder, tmp_path):
    article, page = tmp_path / "article.txt", tmp_path / "report.html"
    article.write_text(f"{CLAIM} Was that wise? {HOSTILE[:-5]}", "utf-8")
    result = chronofact("verify", article, "--html", page, data=seed_folder)
    assert result.exit_code == 0
    assert "left out, question: Was that wise?" in result.stdout
    assert "Refuted" in page.read_text("utf-8")


def test_article_comes_from_stdin(seed_folder):
    told = json.loads(chronofact("verify", "-", "--json", data=seed_folder, typed=f"{CLAIM} Why?").stdout)
    assert [claim["verdict"]["label"] for claim in told["claims"]] == ["refuted"]


def test_review_is_printed(seed_folder):
    told = json.loads(chronofact("verify", CLAIM, "--claimreview", data=seed_folder).stdout)
    assert told["reviewRating"]["alternateName"] == "Refuted"


def test_batch_goes_from_file_to_file(seed_folder, tmp_path):
    claims, verdicts = tmp_path / "claims.jsonl", tmp_path / "verdicts.jsonl"
    claims.write_text(json.dumps({"id": 7, "claim": CLAIM}) + '\n{"claim": 1}\n', "utf-8")
    result = chronofact("verify", "--input", claims, "--output", verdicts, data=seed_folder)
    assert result.exit_code == 1
    assert "claims.jsonl:2: claim: " in result.stderr
    (line,) = verdicts.read_text("utf-8").splitlines()
    assert (json.loads(line)["id"], json.loads(line)["label"]) == (7, "refuted")


def test_given_text_takes_the_place_of_the_store(tmp_path):
    evidence = tmp_path / "evidence.txt"
    evidence.write_text("Turkish F-16s shot down a Syrian MiG-23 on 23 March 2014.", "utf-8")
    result = chronofact("verify", CLAIM, "--evidence", evidence, "--json", data=tmp_path / "no store")
    told = json.loads(result.stdout)
    assert (told["label"], told["citations"][0]["source_title"]) == ("refuted", "evidence.txt")


def test_given_text_is_embedded_once(word_vectors):
    embedder = Remembering(word_vectors)
    for _ in range(3):
        embedder.encode_documents(["Azaz fell.", "Homs held."])
    assert word_vectors.encoded == 2


class Outward(HTMLParser):
    """The elements of a page, and what in it could reach outside."""

    def __init__(self):
        super().__init__()
        self.tags, self.reaching = set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.reaching += [
            (name, value)
            for name, value in attrs
            if name.startswith("on") or (name in ("src", "href") and not value.startswith("#"))
        ]


def test_report_runs_nothing_and_asks_for_nothing():
    checked = CheckedText(
        f"{HOSTILE} {HOSTILE}",
        (CheckedClaim(HOSTILE, 0, len(HOSTILE), verdict(HOSTILE, quote=HOSTILE, title=HOSTILE)),),
        (LeftOut(HOSTILE, len(HOSTILE) + 1, 2 * len(HOSTILE) + 1, "fragment"),),
    )
    page = report_page(checked)
    seen = Outward()
    seen.feed(page)
    assert not seen.tags & {"script", "img", "iframe", "link", "object", "form", "base"}
    assert seen.reaching == []
    assert "default-src 'none'" in page
    assert "url(" not in page


def test_help_shows_examples():
    shown = CliRunner().invoke(app, ["verify", "--help"]).stdout
    assert "Example: chronofact verify" in shown
    assert Path("article.txt").name in shown
