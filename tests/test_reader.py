"""The reader network: what it makes of evidence with a claim, or with a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import ReaderError
from assistant.reader import Reader, read

EVIDENCE = "7 March 1921: The miners of Brannock accepted the offer of Edgar Thorne."


def test_shares_sum_to_one_and_prefer_the_sentence_itself():
    same, other = read(EVIDENCE, EVIDENCE.partition(": ")[2]), read(EVIDENCE, "A ferry sank off Corran.")
    assert same.supported + same.refuted + same.untold == pytest.approx(1.0, abs=1e-3)
    assert same.supported > 0.5 > other.supported


def test_what_is_the_opposite_is_not_supported():
    assert read(EVIDENCE, "The miners rejected the offer.").supported < 0.5


def test_an_answer_stands_in_the_evidence():
    reading = read(EVIDENCE, "Whose offer did the miners accept?")
    assert "Edgar Thorne" in EVIDENCE[reading.start : reading.end]
    assert reading.told > read(EVIDENCE, "How many miners were hurt?").told


def test_the_word_in_doubt_is_told():
    claim = "The sailors of Brannock accepted the offer."
    worst = max(read(EVIDENCE, claim).doubts, key=lambda doubt: doubt[2])
    assert claim[worst[0] : worst[1]] == "sailors"


def test_the_same_pair_is_read_the_same():
    assert Reader.read.__wrapped__(Reader(), EVIDENCE, "The miners struck.") == read(EVIDENCE, "The miners struck.")


def test_other_weights_are_refused(tmp_path: Path):
    (tmp_path / "reader.onnx").write_bytes(b"nothing")
    with pytest.raises(ReaderError, match="not the weights"):
        Reader(tmp_path / "reader.onnx").read("a", "b")
