"""Writes a checkpoint as int8 ONNX: python export.py CHECKPOINT VOCABULARY HEADS OUT_FOLDER

Inputs ids, mask and shapes are int64 [batch, pieces]; the output scores is float [batch, pieces, tags]. The folder also
gets vocab.txt. Dense weights are int8 per column, activations are quantised on the fly; embeddings are int8 per row.
"""
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from wordpiece import WordPiece

POSITIONS = 256


class Graph:
    def __init__(self):
        self.nodes, self.weights, self.count = [], [], 0

    def weight(self, array, name=None):
        self.count += 1
        name = name or f"w{self.count}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def op(self, kind, *inputs, outputs=1, **attributes):
        self.count += 1
        names = [f"t{self.count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def ints(self, *values):
        return self.weight(np.array(values, np.int64))

    def number(self, value):
        return self.weight(np.array(value, np.float32))


def rows_int8(g, table, name):
    """A table of floats as int8 with one scale for each row."""
    scale = np.maximum(np.abs(table).max(1, keepdims=True) / 127, 1e-8).astype(np.float32)
    return g.weight(np.round(table / scale).astype(np.int8), name), g.weight(scale, name + "_scale")


def build(state, heads):
    p = {k: v.float().numpy() for k, v in state.items()}
    hidden = p["norm.weight"].shape[0]
    g = Graph()

    def dense(x, *names):
        w = np.concatenate([p[f"{n}.weight"] for n in names]).T
        b = np.concatenate([p[f"{n}.bias"] for n in names])
        return g.op("Add", g.op("MatMul", x, g.weight(w), name=names[0]), g.weight(b))

    def norm(x, name):
        return g.op("LayerNormalization", x, g.weight(p[name + ".weight"]), g.weight(p[name + ".bias"]), axis=-1, epsilon=1e-12)

    table, scale = rows_int8(g, p["words.weight"], "words")
    words = g.op("Mul", g.op("Cast", g.op("Gather", table, "ids"), to=TensorProto.FLOAT), g.op("Gather", scale, "ids"))
    length = g.op("Gather", g.op("Shape", "ids"), g.ints(1), axis=0)
    places = g.op("Slice", g.weight(p["positions.weight"][:POSITIONS]), g.ints(0), length, g.ints(0))
    shapes = g.op("Gather", g.weight(p["shapes.weight"]), "shapes")
    x = norm(g.op("Add", g.op("Add", words, places), shapes), "norm")
    away = g.op("Mul", g.op("Sub", g.number(1), g.op("Cast", "mask", to=TensorProto.FLOAT)), g.number(-10000))
    away = g.op("Unsqueeze", away, g.ints(1, 2))
    split, merge = g.ints(0, 0, heads, hidden // heads), g.ints(0, 0, hidden)
    for i in range(sum(k.endswith("query.weight") for k in p)):
        at = f"layers.{i}."
        qkv = dense(x, at + "query", at + "key", at + "value")
        q, k, v = g.op("Split", qkv, g.ints(hidden, hidden, hidden), outputs=3, axis=-1)
        q = g.op("Transpose", g.op("Reshape", q, split), perm=[0, 2, 1, 3])
        k = g.op("Transpose", g.op("Reshape", k, split), perm=[0, 2, 3, 1])
        v = g.op("Transpose", g.op("Reshape", v, split), perm=[0, 2, 1, 3])
        scores = g.op("Add", g.op("Mul", g.op("MatMul", q, k), g.number((hidden // heads) ** -0.5)), away)
        mixed = g.op("MatMul", g.op("Softmax", scores, axis=-1), v)
        mixed = g.op("Reshape", g.op("Transpose", mixed, perm=[0, 2, 1, 3]), merge)
        x = norm(g.op("Add", x, dense(mixed, at + "mix")), at + "mix_norm")
        wide = dense(x, at + "widen")
        erf = g.op("Add", g.op("Erf", g.op("Div", wide, g.number(2 ** 0.5))), g.number(1))
        gelu = g.op("Mul", g.op("Mul", wide, erf), g.number(0.5))
        x = norm(g.op("Add", x, dense(gelu, at + "narrow")), at + "out_norm")
    out = dense(x, "head")
    g.nodes.append(helper.make_node("Identity", [out], ["scores"]))
    sides = ["batch", "pieces"]
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, sides) for n in ("ids", "mask", "shapes")]
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [*sides, len(p["head.bias"])])]
    graph = helper.make_graph(g.nodes, "recogniser", inputs, outputs, g.weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def main():
    checkpoint, vocabulary, heads, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4])
    out.mkdir(parents=True, exist_ok=True)
    model = build(torch.load(checkpoint), heads)
    onnx.checker.check_model(model)
    onnx.save(model, out / "float.onnx")
    quantize_dynamic(out / "float.onnx", out / "model.onnx", per_channel=True, weight_type=QuantType.QInt8,
                     op_types_to_quantize=["MatMul"], nodes_to_exclude=["head"], extra_options={"MatMulConstBOnly": True})
    pieces = WordPiece.read(vocabulary)
    vocab = sorted(pieces.ids, key=pieces.ids.get)
    (out / "vocab.txt").write_text("".join(v + "\n" for v in vocab), encoding="utf-8")
    for name in ("float.onnx", "model.onnx", "vocab.txt"):
        print(name, (out / name).stat().st_size)


if __name__ == "__main__":
    main()
