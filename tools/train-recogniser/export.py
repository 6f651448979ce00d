"""Writes a checkpoint as int8 ONNX. See README.md for the commands.

Inputs ids, mask and shapes are int64 [batch, pieces]; the output scores is float [batch, pieces, tags]. The folder also
gets vocab.txt. Dense weights are int8 per column, activations are evened out (`smooth.py`) and quantised on the fly;
embeddings are int8 per row.

Operators are chosen by time on one thread of ONNX Runtime 1.24 (those of com.microsoft are in every build of it, Java's too):
MultiHeadAttention saves the transposing, and Sum instead of Add keeps the runtime from joining it with the norm to a
SkipLayerNormalization, which took seven times as long as the two.
"""
import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

import smooth
from encoder import read_encoder
from train import depth_of, read
from wordpiece import WordPiece
from words import Words

POSITIONS = 256
SAMPLE = 300
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


def build(state, heads, peaks):
    p = {k: v.float().numpy() for k, v in state.items()}
    hidden = p["norm.weight"].shape[0]
    g = Graph()

    def dense(x, *names):
        w = np.concatenate([p[f"{n}.weight"] for n in names]).T
        b = np.concatenate([p[f"{n}.bias"] for n in names])
        large = smooth.divisors(peaks[names[0]], w)
        even = g.op("Mul", x, g.weight(1 / large))
        return g.op("DynamicQuantizeMatMul", even, *columns_int8(g, w * large[:, None]), "", g.weight(b), domain=MICROSOFT)

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


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("checkpoint")
    p.add_argument("--encoder", required=True, help="the ONNX file that it was trained from")
    p.add_argument("--vocabulary", required=True, help="tokenizer.json or vocab.txt")
    p.add_argument("--heads", type=int, required=True)
    p.add_argument("--words", help="words.txt.gz of words.py, for Chinese")
    p.add_argument("--sample", required=True, help="READER:FILE of sentences that show how large values get")
    p.add_argument("--out", required=True, help="the folder to write to")
    return p.parse_args()


def main():
    args = arguments()
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    pieces = WordPiece.read(args.vocabulary, Words.read(args.words) if args.words else None)
    state = torch.load(args.checkpoint)
    trained = read_encoder(args.encoder, args.heads, depth_of(state), shapes=pieces.shapes)
    trained.load_state_dict(state)
    model = build(state, args.heads, smooth.peaks(trained, pieces, read(args.sample)[:SAMPLE]))
    onnx.checker.check_model(model)
    onnx.save(model, out / "model.onnx")
    vocab = sorted(pieces.ids, key=pieces.ids.get)
    (out / "vocab.txt").write_text("".join(v + "\n" for v in vocab), encoding="utf-8")
    for name in ("model.onnx", "vocab.txt"):
        print(name, (out / name).stat().st_size)


if __name__ == "__main__":
    main()
