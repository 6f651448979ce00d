"""Writes what ChineseWordsTest compares with: python words_cases.py words.txt.gz ENRICH_SERVICE/src/test/resources/recogniser

chinese-words.txt holds those words of the dictionary that the sentences could need, chinese-words-cases.tsv the sentences
and the features of their characters.
"""
import sys
from pathlib import Path

from words import LONGEST, Words, CLASSES

SENTENCES = [
    "刘振民同约翰·波德斯塔在加利福尼亚会谈。",
    "生态环境部和国家发展和改革委员会公布了2030年前碳达峰行动方案",
    "欧盟委员会副主席霍克斯特拉抵达北京，与解振华举行第4次对话！",
    "中华人民共和国新疆维吾尔自治区乌鲁木齐市",
    "研究生命的起源",
    "南京市长江大桥 COP29 在巴库",
    "龘龘龘与𠮷野家",
    "她说“巴黎协定”仍然有效。",
    "",
    "no Han at all",
]


def main():
    words, out = Words.read(sys.argv[1]), Path(sys.argv[2])
    needed = {s[i:j] for s in SENTENCES for i in range(len(s)) for j in range(i + 1, i + LONGEST + 1)}
    lines = [f"{w}{CLASSES[kind]}{cost}\n" for w, (cost, kind) in words.entries.items() if w in needed]
    out.joinpath("chinese-words.txt").write_text("".join(lines), encoding="utf-8")
    # one number for each UTF-16 unit, as Java counts
    cases = [(s, [f for c, f in zip(s, words.features(s)) for _ in range(len(c.encode("utf-16-le")) // 2)]) for s in SENTENCES]
    out.joinpath("chinese-words-cases.tsv").write_text(
        "".join(f"{s}\t{' '.join(map(str, f))}\n" for s, f in cases), encoding="utf-8")


if __name__ == "__main__":
    main()
