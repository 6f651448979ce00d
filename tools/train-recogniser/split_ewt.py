"""Splits EWT's development part by documents: python split_ewt.py EWT_DEV.iob2 TRAIN.iob2 HELD.iob2"""
import re
import sys
from pathlib import Path

documents, before = [], None
for sentence in Path(sys.argv[1]).read_text(encoding="utf-8").rstrip("\n").split("\n\n"):
    document = re.search(r"# sent_id = (.*)-\d+", sentence)[1]
    if document != before:
        documents.append([])
    documents[-1].append(sentence)
    before = document
for path, held in ((sys.argv[2], False), (sys.argv[3], True)):
    part = [s for i, d in enumerate(documents) if (i % 4 == 1) == held for s in d]
    Path(path).write_text("\n\n".join(part) + "\n", encoding="utf-8")
