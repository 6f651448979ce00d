"""Makes a checkpoint of a model that export.py wrote: python read_model.py MODEL.onnx ENCODER.onnx HEADS OUT.pt

Its weights lie on the steps of the eight bits; training can go on from them, and they can enter a mean.
"""
import sys

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from encoder import read_encoder

DENSE = (("query", "key", "value"), ("mix",), ("widen",), ("narrow",))


def weights_of(graph, depth):
    """-> {name in the checkpoint: array}"""
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    made = {node.output[0]: node for node in graph.node}
    out = {"words.weight": held["words"].astype(np.float32) * held["words_scale"]}
    for node in graph.node:
        if node.op_type == "Gather" and node.input[1] == "shapes":
            out["shapes.weight"] = held[node.input[0]]
        elif node.op_type == "Slice":
            out["positions.weight"] = held[node.input[0]]
        elif node.op_type == "MatMul":
            out["head.weight"] = held[node.input[1]].T
            out["head.bias"] = held[next(n for n in graph.node if node.output[0] in n.input).input[1]]
    dense = [node for node in graph.node if node.op_type == "DynamicQuantizeMatMul"]
    norms = [node for node in graph.node if node.op_type == "LayerNormalization"]
    names = ["norm"] + [f"layers.{i}.{name}" for i in range(depth) for name in ("mix_norm", "out_norm")]
    for node, name in zip(norms, names):
        out[name + ".weight"], out[name + ".bias"] = held[node.input[1]], held[node.input[2]]
    for at, node in enumerate(dense):
        weights = held[node.input[1]].astype(np.float32) * held[node.input[2]]
        before = made[node.input[0]]
        if before.op_type == "Mul" and before.input[1] in held:  # as smooth.py divided
            weights = weights * held[before.input[1]][:, None]
        parts = DENSE[at % len(DENSE)]
        for name, part, bias in zip(parts, np.split(weights, len(parts), 1), np.split(held[node.input[4]], len(parts))):
            out[f"layers.{at // len(DENSE)}.{name}.weight"] = part.T
            out[f"layers.{at // len(DENSE)}.{name}.bias"] = bias
    return out


def main():
    graph = onnx.load(sys.argv[1]).graph
    depth = sum(node.op_type == "DynamicQuantizeMatMul" for node in graph.node) // len(DENSE)
    shapes = next(n.input[0] for n in graph.node if n.op_type == "Gather" and n.input[1] == "shapes")
    count = next(i.dims[0] for i in graph.initializer if i.name == shapes)
    state = read_encoder(sys.argv[2], int(sys.argv[3]), depth, shapes=count).state_dict()
    for name, array in weights_of(graph, depth).items():
        rows = slice(None) if name != "positions.weight" else slice(len(array))
        state[name][rows].copy_(torch.from_numpy(np.array(array, np.float32)))
    torch.save(state, sys.argv[4])


if __name__ == "__main__":
    main()
