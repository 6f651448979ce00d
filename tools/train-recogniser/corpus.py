"""Annotated sentences: (text, [(start, end, kind)])."""
from pathlib import Path

from tags import KINDS

POLITICS = {"politician": "PER", "person": "PER", "country": "LOC", "location": "LOC", "politicalparty": "ORG",
            "organisation": "ORG"}


def read_iob2(path):
    """Universal NER's files: `# text = ...`, then number, token, tag, ... by tabs."""
    text, tokens, marks = None, [], []
    for line in Path(path).read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("# text = "):
            text = line[9:]
        elif line and not line.startswith("#"):
            fields = line.split("\t")
            tokens.append(fields[1])
            marks.append(fields[2])
        elif not line and tokens:
            yield text, _spans(text, tokens, marks)
            text, tokens, marks = None, [], []


def read_politics(path):
    """CrossNER's files: token and tag by a tab, finer kinds. Elections, events and the rest are no names here."""
    tokens, marks = [], []
    for line in Path(path).read_text(encoding="utf-8").splitlines() + [""]:
        if line.strip():
            token, mark = line.split("\t")
            kind = POLITICS.get(mark[2:])
            tokens.append(token)
            marks.append(f"{mark[:2]}{kind}" if kind else "O")
        elif tokens:
            text = _join(tokens)
            yield text, _spans(text, tokens, marks)
            tokens, marks = [], []


def _join(tokens):
    """Tokens as running text: no blank before closing punctuation, none after opening."""
    text = ""
    for token in tokens:
        glue = token[0] in ".,;:!?)]}%'’" or text.endswith(("(", "[", "{", "$")) or not text
        text += token if glue else " " + token
    return text


def _spans(text, tokens, marks):
    out, at, open_span = [], 0, None
    for token, mark in zip(tokens, marks):
        start = text.find(token, at)
        if start < 0:
            start = at
        at = start + len(token)
        if mark[0] == "B" or (mark[0] == "I" and open_span is None):
            open_span = [start, at, mark[2:]]
            out.append(open_span)
        elif mark[0] == "I":
            open_span[1] = at
        else:
            open_span = None
    return [tuple(s) for s in out if s[2] in KINDS]
