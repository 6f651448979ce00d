"""Sentences that could have been: other names of the same kind, the other Chinese script, other letter case."""
import random

from opencc import OpenCC

_TO_TRADITIONAL = None


class Augment:
    def __init__(self, pool, seed, swap=0.25, traditional=0.0, case=0.0, join=0.1):
        """pool: kind -> names to put in place of others of that kind."""
        self.pool, self.random = pool, random.Random(seed)
        self.swap, self.traditional, self.case, self.join = swap, traditional, case, join

    def epoch(self, sentences):
        out, r = [], self.random
        for text, spans in sentences:
            if spans and r.random() < 0.6:
                text, spans = self._swapped(text, spans)
            if self.traditional and r.random() < self.traditional:
                text, spans = to_traditional(text), spans
            if self.case and r.random() < self.case:
                changed = text.lower() if r.random() < 0.6 else text.upper()
                text = changed if len(changed) == len(text) else text
            if out and r.random() < self.join and len(out[-1][0]) + len(text) < 250:
                before, earlier = out.pop()
                shift = len(before) + 1
                text = before + " " + text
                spans = earlier + [(a + shift, b + shift, k) for a, b, k in spans]
            out.append((text, spans))
        return out

    def _swapped(self, text, spans):
        parts, moved, at = [], [], 0
        length = 0
        for a, b, kind in sorted(spans):
            if a < at:
                return text, spans
            parts.append(text[at:a])
            length += a - at
            name = text[a:b]
            if self.random.random() < self.swap and self.pool.get(kind):
                name = self.random.choice(self.pool[kind])
            moved.append((length, length + len(name), kind))
            parts.append(name)
            length += len(name)
            at = b
        return "".join(parts) + text[at:], moved


def to_traditional(text):
    """Character for character, so that spans stay; a text whose length would change is left as it is."""
    global _TO_TRADITIONAL
    _TO_TRADITIONAL = _TO_TRADITIONAL or OpenCC("s2t")
    converted = _TO_TRADITIONAL.convert(text)
    return converted if len(converted) == len(text) else text


def pool_of(sentences):
    pool = {}
    for text, spans in sentences:
        for a, b, kind in spans:
            pool.setdefault(kind, []).append(text[a:b])
    return pool
