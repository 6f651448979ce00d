"""Writes a checkpoint as int8 ONNX: python export.py CHECKPOINT VOCABULARY HEADS OUT_FOLDER

Inputs ids, mask and shapes are int64 [batch, pieces]; the output scores is float [batch, pieces, tags]. The folder also
gets vocab.txt. Dense weights are int8 per column, activations are quantised on the fly; embeddings are int8 per row.

Operators are chosen by time on one thread of ONNX Runtime 1.24 (those of com.microsoft are in every build of it, Java's too):
MultiHeadAttention saves the transposing, and Sum instead of Add keeps the runtime from joining it with the norm to a
SkipLayerNormalization, which took seven times as long as the two.
"""
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from wordpiece import WordPiece

POSITIONS = 256
MICROSOFT = "com.microsoft"


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


def columns_int8(g, weights):
    """[inputs, outputs] floats as int8 with one scale for each output."""
    scale = np.maximum(np.abs(weights).max(0) / 127, 1e-8).astype(np.float32)
    return g.weight(np.round(weights / scale).astype(np.int8)), g.weight(scale)


def build(state, heads):
    p = {k: v.float().numpy() for k, v in state.items()}
    hidden = p["norm.weight"].shape[0]
    g = Graph()

    def dense(x, *names):
        w = np.concatenate([p[f"{n}.weight"] for n in names]).T
        b = np.concatenate([p[f"{n}.bias"] for n in names])
        return g.op("DynamicQuantizeMatMul", x, *columns_int8(g, w), "", g.weight(b), domain=MICROSOFT)

    def norm(x, name):
        return g.op("LayerNormalization", x, g.weight(p[name + ".weight"]), g.weight(p[name + ".bias"]), axis=-1, epsilon=1e-12)

    table, scale = rows_int8(g, p["words.weight"], "words")
    words = g.op("Mul", g.op("Cast", g.op("Gather", table, "ids"), to=TensorProto.FLOAT), g.op("Gather", scale, "ids"))
    length = g.op("Gather", g.op("Shape", "ids"), g.ints(1), axis=0)
    places = g.op("Slice", g.weight(p["positions.weight"][:POSITIONS]), g.ints(0), length, g.ints(0))
    shapes = g.op("Gather", g.weight(p["shapes.weight"]), "shapes")
    x = norm(g.op("Add", g.op("Add", words, places), shapes), "norm")
    mask = g.op("Cast", "mask", to=TensorProto.INT32)
    for i in range(sum(k.endswith("query.weight") for k in p)):
        at = f"layers.{i}."
        qkv = g.op("Split", dense(x, at + "query", at + "key", at + "value"), g.ints(hidden, hidden, hidden), outputs=3, axis=-1)
        mixed = g.op("MultiHeadAttention", *qkv, "", mask, domain=MICROSOFT, num_heads=heads)
        x = norm(g.op("Sum", x, dense(mixed, at + "mix")), at + "mix_norm")
        wide = g.op("Gelu", dense(x, at + "widen"), domain=MICROSOFT)
        x = norm(g.op("Sum", x, dense(wide, at + "narrow")), at + "out_norm")
    out = g.op("Add", g.op("MatMul", x, g.weight(p["head.weight"].T)), g.weight(p["head.bias"]))
    g.nodes.append(helper.make_node("Identity", [out], ["scores"]))
    sides = ["batch", "pieces"]
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, sides) for n in ("ids", "mask", "shapes")]
    outputs = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [*sides, len(p["head.bias"])])]
    graph = helper.make_graph(g.nodes, "recogniser", inputs, outputs, g.weights)
    versions = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=versions, ir_version=8)


def main():
    checkpoint, vocabulary, heads, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4])
    out.mkdir(parents=True, exist_ok=True)
    model = build(torch.load(checkpoint), heads)
    onnx.checker.check_model(model)
    onnx.save(model, out / "model.onnx")
    pieces = WordPiece.read(vocabulary)
    vocab = sorted(pieces.ids, key=pieces.ids.get)
    (out / "vocab.txt").write_text("".join(v + "\n" for v in vocab), encoding="utf-8")
    for name in ("model.onnx", "vocab.txt"):
        print(name, (out / name).stat().st_size)


if __name__ == "__main__":
    main()
