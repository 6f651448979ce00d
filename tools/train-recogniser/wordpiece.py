"""BERT WordPiece with character offsets; the twin of WordPiece.java (keep the two in step)."""
import json
import unicodedata

SHAPES = 10  # number of shape ids
MAX_WORD = 64  # a longer run of letters is one unknown piece
CLS, SEP, UNK, PAD = "[CLS]", "[SEP]", "[UNK]", "[PAD]"


def is_cjk(c):
    o = ord(c)
    return (0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0xF900 <= o <= 0xFAFF
            or 0x20000 <= o <= 0x2FA1F)


def is_punctuation(c):
    o = ord(c)
    return (33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126
            or unicodedata.category(c)[0] in "PS")


def is_gap(c):
    return c.isspace() or unicodedata.category(c) in ("Cc", "Cf", "Zs", "Zl", "Zp", "Cn", "Co", "Cs")


def words(text):
    """Half-open ranges: a CJK character, a punctuation mark, or a run of anything else but gaps."""
    out, start = [], None
    for i, c in enumerate(text):
        single = is_cjk(c) or is_punctuation(c)
        if single or is_gap(c):
            if start is not None:
                out.append((start, i))
                start = None
            if single:
                out.append((i, i + 1))
        elif start is None:
            start = i
    if start is not None:
        out.append((start, len(text)))
    return out


def normal(word):
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def shape(word):
    """What lower-casing loses, as one small number."""
    if is_cjk(word[0]):
        return 7
    if len(word) == 1 and is_punctuation(word):
        return 6
    if any(c.isdigit() for c in word):
        return 5
    upper = sum(c.isupper() for c in word)
    lower = sum(c.islower() for c in word)
    if upper == 0:
        return 1 if lower else 9
    if lower == 0:
        return 8 if upper == 1 else 3
    return 2 if upper == 1 and word[0].isupper() else 4


class WordPiece:
    def __init__(self, vocab, words=None):
        """words: a words.Words for Chinese, whose features take the place of the one shape of CJK characters."""
        self.words = words
        self.shapes = words.shapes if words else SHAPES
        self.ids = {piece: i for i, piece in enumerate(vocab)}
        self.cls, self.sep, self.unk, self.pad = (self.ids[p] for p in (CLS, SEP, UNK, PAD))

    @classmethod
    def read(cls, path, words=None):
        if str(path).endswith(".json"):
            vocab = json.load(open(path))["model"]["vocab"]
            return cls(sorted(vocab, key=vocab.get), words)
        return cls(open(path, encoding="utf-8").read().split("\n")[:-1], words)

    def pieces(self, word):
        if len(word) > MAX_WORD:
            return [self.unk]
        out, at = [], 0
        while at < len(word):
            for end in range(len(word), at, -1):
                piece = self.ids.get(("##" if at else "") + word[at:end])
                if piece is not None:
                    break
            else:
                return [self.unk]
            out.append(piece)
            at = end
        return out or [self.unk]

    def encode(self, text, limit=10 ** 9):
        """-> ids, shapes, first (index of each word's first piece), ranges (of each word); with [CLS] and [SEP]."""
        ids, shapes, first, ranges = [self.cls], [0], [], []
        features = self.words.features(text) if self.words else [0] * len(text)
        for a, b in words(text):
            got = self.pieces(normal(text[a:b]))
            if len(ids) + len(got) + 1 > limit:
                break
            first.append(len(ids))
            ranges.append((a, b))
            ids += got
            shapes += [features[a] or shape(text[a:b])] * len(got)
        return ids + [self.sep], shapes + [0], first, ranges
