"""The packaged model, and any other by folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from vectorstore.embedding import Embedder, SentenceEmbedder, load_embedder
from vectorstore.errors import EmbeddingError
from vectorstore.packaged import PackagedEmbedder, official
from vectorstore.weights import even_batches

TEXTS = ("A strike ended.", "Rebels seized the mill and its silos.", "1,000 civilians left the old city of Homs.", "…")


@pytest.fixture(scope="module")
def model_folder() -> Path:
    return PackagedEmbedder().folder


def test_rows_have_unit_length(packaged_embedder: Embedder) -> None:
    rows = packaged_embedder.encode_documents(TEXTS)
    assert (rows.shape, rows.dtype) == ((4, 384), np.float32)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)


def test_a_row_does_not_depend_on_its_neighbours(packaged_embedder: Embedder) -> None:
    many = packaged_embedder.encode_documents([*TEXTS * 9, "A strike began."])
    alone = np.concatenate([packaged_embedder.encode_documents([text]) for text in TEXTS])
    assert many[:4].tobytes() == many[32:36].tobytes() == alone.tobytes()


@pytest.mark.parametrize("text", [*TEXTS, "", "\ud800", "word " * 300])
def test_a_question_is_encoded_as_a_document_is(packaged_embedder: Embedder, text: str) -> None:
    (row,) = packaged_embedder.encode_documents([text])
    np.testing.assert_allclose(packaged_embedder.encode_query(text), row, atol=2e-6)


def test_a_question_needs_no_torch() -> None:
    code = (
        "import sys; from vectorstore.embedding import load_embedder; load_embedder().encode_query('Who?'); "
        "print('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_no_texts_give_no_rows(packaged_embedder: Embedder) -> None:
    assert packaged_embedder.encode_documents([]).shape == (0, 384)


def test_near_in_meaning_is_near_in_angle(packaged_embedder: Embedder) -> None:
    query = packaged_embedder.encode_query("Who captured the flour mill?")
    assert (packaged_embedder.encode_documents(TEXTS) @ query).argmax() == 1


def test_half_a_character_and_a_long_text_are_taken(packaged_embedder: Embedder) -> None:
    assert np.isfinite(packaged_embedder.encode_documents(["\ud800", "word " * 5000])).all()


def test_the_packaged_model_equals_sentence_transformers(packaged_embedder: Embedder, model_folder: Path) -> None:
    other = load_embedder(str(model_folder))
    assert other.digest == packaged_embedder.digest
    np.testing.assert_allclose(other.encode_documents(TEXTS), packaged_embedder.encode_documents(TEXTS), atol=1e-5)
    np.testing.assert_allclose(other.encode_query(TEXTS[0]), packaged_embedder.encode_query(TEXTS[0]), atol=1e-5)


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not the weights")
    with pytest.raises(EmbeddingError, match="is not the official"):
        official(tmp_path)


def test_another_digest_for_other_weights(tmp_path: Path, model_folder: Path) -> None:
    copy = Path(shutil.copytree(model_folder, tmp_path / "model"))
    with (copy / "model.safetensors").open("ab") as file:
        file.write(b"\0")
    assert load_embedder(str(copy)).digest != PackagedEmbedder().digest


@pytest.mark.parametrize("name", ["/no/such/folder", "./nowhere"])
def test_a_missing_folder_is_told(name: str) -> None:
    with pytest.raises(EmbeddingError, match="no such folder"):
        load_embedder(name)


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match="no weights"):
        _ = SentenceEmbedder("empty", tmp_path).digest


def test_batches_hold_texts_of_one_length() -> None:
    lengths = [3, 5, 3] * 20
    batches = list(even_batches(lengths))
    assert sorted(at for batch in batches for at in batch) == list(range(60))
    assert all(len({lengths[at] for at in batch}) == 1 and len(batch) <= 32 for batch in batches)


def test_loading_imports_nothing_heavy() -> None:
    code = (
        "import sys; from vectorstore.embedding import load_embedder; load_embedder().dim; "
        "print([m for m in ('torch', 'sentence_transformers', 'chromadb', 'bm25s') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
