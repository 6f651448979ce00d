"""BIOES tags over PER, ORG, LOC, and the best allowed sequence of them."""
import numpy as np

KINDS = ["PER", "ORG", "LOC"]
TAGS = ["O"] + [f"{p}-{k}" for k in KINDS for p in "BIES"]
ID = {t: i for i, t in enumerate(TAGS)}


def _allowed():
    ok = np.zeros((len(TAGS), len(TAGS)), bool)
    for i, a in enumerate(TAGS):
        for j, b in enumerate(TAGS):
            inside = a[0] in "BI"
            ok[i, j] = (b[0] in "IE" and a[2:] == b[2:]) if inside else b[0] in "OBS"
    return ok


ALLOWED = _allowed()
STEP = np.where(ALLOWED, 0.0, -1e9)


def tag(ranges, spans):
    """Tag ids of words, from spans (start, end, kind) in the same text. A span that covers no word is left out."""
    out = [0] * len(ranges)
    for start, end, kind in spans:
        inside = [i for i, (a, b) in enumerate(ranges) if a < end and b > start]
        if not inside:
            continue
        marks = "S" if len(inside) == 1 else "B" + "I" * (len(inside) - 2) + "E"
        for i, m in zip(inside, marks):
            out[i] = ID[f"{m}-{kind}"]
    return out


def best(scores):
    """Viterbi over [words, tags] log-probabilities; only sequences that BIOES allows."""
    n = len(scores)
    if n == 0:
        return []
    start = np.array([0.0 if t[0] in "OBS" else -1e9 for t in TAGS])
    end = np.array([0.0 if t[0] in "OES" else -1e9 for t in TAGS])
    value, back = start + scores[0], np.zeros((n, len(TAGS)), int)
    for i in range(1, n):
        paths = value[:, None] + STEP
        back[i] = paths.argmax(0)
        value = paths.max(0) + scores[i]
    path = [int((value + end).argmax())]
    for i in range(n - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def spans(ranges, path):
    out, start = [], None
    for (a, b), t in zip(ranges, path):
        mark = TAGS[t][0]
        if mark in "BS":
            start = a
        if mark in "ES":
            out.append((start, b, TAGS[t][2:]))
    return out
