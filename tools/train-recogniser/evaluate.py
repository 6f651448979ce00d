"""Scores an exported model, and times it: python evaluate.py FOLDER READER:FILE [MODEL]"""
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime

import tags
from score import batches, f1
from train import read
from wordpiece import WordPiece
from words import Words


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def feed(samples, pad):
    n = max(len(s[0]) for s in samples)
    ids = np.full((len(samples), n), pad, np.int64)
    shapes, mask = np.zeros_like(ids), np.zeros_like(ids)
    for row, s in enumerate(samples):
        ids[row, :len(s[0])], shapes[row, :len(s[0])], mask[row, :len(s[0])] = s[0], s[1], 1
    return {"ids": ids, "mask": mask, "shapes": shapes}


def recognise(model, pieces, texts, tokens=2048, limit=256):
    samples = [pieces.encode(t, limit) for t in texts]
    out = [None] * len(samples)
    for batch in batches(samples, tokens):
        scores = model.run(None, feed([samples[i] for i in batch], pieces.pad))[0]
        scores = scores - np.log(np.exp(scores).sum(-1, keepdims=True))
        for row, i in enumerate(batch):
            out[i] = tags.spans(samples[i][3], tags.best(scores[row][samples[i][2]]))
    return out


def main():
    folder, source = sys.argv[1], sys.argv[2]
    name = sys.argv[3] if len(sys.argv) > 3 else "model.onnx"
    words = Path(folder, "words.txt.gz")
    pieces = WordPiece.read(folder + "/vocab.txt", Words.read(words) if words.exists() else None)
    model, sentences = session(f"{folder}/{name}"), read(source)
    began, cpu = time.time(), time.process_time()
    found = recognise(model, pieces, [t for t, _ in sentences])
    took, used = time.time() - began, time.process_time() - cpu
    print(name, f1([s for _, s in sentences], found)[1])
    count = sum(len(pieces.encode(t)[0]) for t, _ in sentences)
    sample = feed([(list(range(200, 326)), [1] * 126)], pieces.pad)
    model.run(None, sample)
    cpu = time.process_time()
    for _ in range(20):
        model.run(None, sample)
    print(f"{count} pieces in {took:.1f} s, {used:.1f} s of CPU; 126 pieces in {(time.process_time() - cpu) * 50:.1f} ms of CPU")


if __name__ == "__main__":
    main()
