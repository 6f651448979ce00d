"""Puts the names of annotations/ onto NTREX's documents: python annotated.py en|zh NTREX_FOLDER OUT.jsonl

annotations/ntrex-LANGUAGE.txt lists, for each document (`#1` is the first; `#0` counts for all), names of people (P),
organisations (O) and places (L), and after a hyphen what holds a name and is none.
"""
import json
import re
import sys
from pathlib import Path

KINDS = {"P": "PER", "O": "ORG", "L": "LOC"}
FILES = {"en": "newstest2019-src.eng.txt", "zh": "newstest2019-ref.zho-CN.txt"}
LAST = {"en": 123, "zh": 121}  # documents beyond this are not annotated
HERE = Path(__file__).parent / "annotations"


def names_of(language):
    names, current = {}, None
    for line in (HERE / f"ntrex-{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            current = names.setdefault(int(line[1:]), [])
        elif line.startswith("-"):
            current.append((line[1:], None))
        elif line:
            current += [(n, KINDS[line[0]]) for n in line[2:].split(";") if n]
    return names


def pattern(name, language):
    if language == "en":
        return r"(?<![\w-])" + re.escape(name) + r"(?!\w)"
    before = r"(?<![A-Za-z])" if name[0].isascii() else ""
    after = r"(?![A-Za-z])" if name[-1].isascii() else ""
    return before + re.escape(name) + after


def spans_of(text, names, language):
    spans, taken = [], [False] * len(text)
    for name, kind in sorted(names, key=lambda n: -len(n[0])):
        for found in re.finditer(pattern(name, language), text):
            a, b = found.span()
            if any(taken[a:b]):
                continue
            taken[a:b] = [True] * (b - a)
            people = language == "zh" and kind == "LOC" and re.match("(人(?!民)|语|籍)", text[b:])
            if kind and not people:
                spans.append((a, b, kind))
    return sorted(spans)


def main():
    language, folder, out = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    names = names_of(language)
    ids = (folder / "DOCUMENT_IDS.tsv").read_text(encoding="utf-8").splitlines()
    texts = (folder / FILES[language]).read_text(encoding="utf-8").splitlines()
    number, before = 0, None
    with open(out, "w", encoding="utf-8") as f:
        for document, text in zip(ids, texts):
            number += document != before
            before = document
            if number <= LAST[language]:
                spans = spans_of(text, names.get(number, []) + names.get(0, []), language)
                f.write(json.dumps({"text": text, "spans": spans}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
