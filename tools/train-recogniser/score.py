"""Exact spans and kinds, micro-averaged, as the benchmark counts them."""
import numpy as np
import torch

import tags


def batches(samples, tokens):
    """Indices of samples (ids, ...) of like length, at most `tokens` pieces with padding."""
    order = sorted(range(len(samples)), key=lambda i: len(samples[i][0]))
    batch = []
    for i in order:
        if batch and len(samples[i][0]) * (len(batch) + 1) > tokens:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def padded(samples, pad):
    n = max(len(s[0]) for s in samples)
    ids = torch.full((len(samples), n), pad)
    shapes, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, s in enumerate(samples):
        ids[row, :len(s[0])] = torch.tensor(s[0])
        shapes[row, :len(s[0])] = torch.tensor(s[1])
        mask[row, :len(s[0])] = 1
    return ids, mask, shapes


def log_probabilities(model, pieces, texts, tokens=2048, limit=256):
    """Per text: ([words, tags] log-probabilities, ranges of the words)."""
    samples = [pieces.encode(t, limit) for t in texts]
    out = [None] * len(samples)
    with torch.no_grad():
        for batch in batches(samples, tokens):
            scores = model(*padded([samples[i] for i in batch], pieces.pad)).float().log_softmax(-1).numpy()
            for row, i in enumerate(batch):
                out[i] = scores[row][samples[i][2]], samples[i][3]
    return out


def f1(gold, found):
    """-> (F1, line of figures)"""
    counts = {k: np.zeros(3, int) for k in tags.KINDS}
    for g, f in zip(gold, found):
        for k in tags.KINDS:
            a, b = {s for s in g if s[2] == k}, {s for s in f if s[2] == k}
            counts[k] += (len(a & b), len(b - a), len(a - b))

    def figure(c):
        return 2 * c[0] / max(1, 2 * c[0] + c[1] + c[2])
    total = sum(counts.values())
    line = "F1 %.4f p %.3f r %.3f " % (figure(total), total[0] / max(1, total[0] + total[1]),
                                       total[0] / max(1, total[0] + total[2]))
    return figure(total), line + " ".join(f"{k} {figure(c):.3f}" for k, c in counts.items())


def evaluate(model, pieces, sentences):
    model.eval()
    results = log_probabilities(model, pieces, [t for t, _ in sentences])
    found = [tags.spans(ranges, tags.best(scores)) for scores, ranges in results]
    return f1([s for _, s in sentences], found)
