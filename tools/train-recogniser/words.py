"""Chinese words from a dictionary, as features of their characters; the twin of ChineseWords.java (keep the two in step).

A run of CJK characters is cut into the words whose costs add up to the least, from the right to the left; of two equal
ways the longer first word wins. A character that is no word of the dictionary costs UNKNOWN and is a word by itself.
Every character then gets FIRST + 4 * class + place, where the place is 0 at a word's start, 1 inside, 2 at its end and
3 for a word of one character.

python words.py DICT.TXT OUT.txt.gz   writes the resource from jieba's dictionary (MIT licence).
"""
import gzip
import math
import sys

FIRST = 10  # the first shape of a character in a word
LONGEST = 8
STEP = 14  # a cost is STEP * ln(all / frequency), rounded
UNKNOWN = 254
CLASSES = "unspozvamfi"  # letters in the resource; u is for what the dictionary does not hold
SHAPES = FIRST + 4 * len(CLASSES)
PEOPLE, PLACES, BODIES, NAMES = "s", "p", "o", "z"


def is_cjk(c):
    o = ord(c)
    return 0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0xF900 <= o <= 0xFAFF


def class_of(part):
    """A letter for jieba's part of speech: s person, p place, o organisation, z other name or short form, n noun, v verb,
    a adjective, m number, measure or time, f function word, i idiom or phrase."""
    if part.startswith("nr"):
        return "s"
    for prefix, letter in (("ns", "p"), ("nt", "o"), ("nz", "z"), ("j", "z"), ("n", "n"), ("v", "v"), ("i", "i"), ("l", "i")):
        if part.startswith(prefix):
            return letter
    if part[0] in "mqt":
        return "m"
    return "f" if part[0] in "cdefhkopruxy" else "a"


def lines_of(dictionary):
    rows, total = [], 0
    for line in open(dictionary, encoding="utf-8"):
        word, frequency, part = line.split()
        total += int(frequency)
        if len(word) <= LONGEST and all(map(is_cjk, word)):
            rows.append((word, max(1, int(frequency)), class_of(part)))
    for word, frequency, letter in sorted(rows):
        yield word, letter, min(UNKNOWN, round(STEP * math.log(total / frequency)))


class Words:
    shapes = SHAPES  # how many numbers the model tells apart

    def __init__(self, entries):
        self.entries = {w: (cost, CLASSES.index(letter)) for w, letter, cost in entries}

    @classmethod
    def read(cls, path):
        """Lines of a word, its class's letter and its cost: 欧盟z137"""
        entries = []
        with gzip.open(path, "rt", encoding="utf-8") as f:
            for line in f:
                line = line.rstrip("\n")
                at = next(i for i, c in enumerate(line) if c < "\x7f")
                entries.append((line[:at], line[at], int(line[at + 1:])))
        return cls(entries)

    def cut(self, run):
        """-> [(start, end, class)] of a run of CJK characters."""
        n, get = len(run), self.entries.get
        best, choice = [0] * (n + 1), [None] * n
        for i in range(n - 1, -1, -1):
            low = None
            for j in range(min(n, i + LONGEST), i, -1):
                cost, kind = get(run[i:j]) or ((UNKNOWN, 0) if j == i + 1 else (None, 0))
                if cost is not None and (low is None or cost + best[j] < low):
                    low, choice[i] = cost + best[j], (j, kind)
            best[i] = low
        out, at = [], 0
        while at < n:
            end, kind = choice[at]
            out.append((at, end, kind))
            at = end
        return out

    def features(self, text):
        """One number for each character of the text; 0 for what is not CJK."""
        out, at = [0] * len(text), 0
        while at < len(text):
            if not is_cjk(text[at]):
                at += 1
                continue
            end = at
            while end < len(text) and is_cjk(text[end]):
                end += 1
            for a, b, kind in self.cut(text[at:end]):
                for i in range(a, b):
                    place = 3 if b - a == 1 else 0 if i == a else 2 if i == b - 1 else 1
                    out[at + i] = FIRST + 4 * kind + place
            at = end
        return out


def main():
    with gzip.GzipFile(sys.argv[2], "wb", 9, mtime=0) as f:
        for word, letter, cost in lines_of(sys.argv[1]):
            f.write(f"{word}{letter}{cost}\n".encode())


if __name__ == "__main__":
    main()
