"""Writes Chinese names to swap into sentences, by kind: python names_chinese.py DICT.TXT OUT.json (jieba's dictionary)"""
import json
import random
import re
import sys

from babel import Locale
from faker import Faker

from words import is_cjk

PEOPLE = 1200


# jieba calls much an organisation that is none
BODY = re.compile("(公司|集团|大学|学院|学校|中学|研究院|研究所|银行|队|党|部|局|厅|署|院|会|委|社|军|政府|法院|议会|联盟|组织|协会|基金|厂|报|电视台|报社|盟|府|台|团)$")


def listed(dictionary, part, shortest, most, chance):
    """Words of one part of speech; frequent ones are likelier."""
    rows = [line.split() for line in open(dictionary, encoding="utf-8")]
    rows = [(w, int(f)) for w, f, p in rows if p == part and len(w) >= shortest and all(map(is_cjk, w))]
    rows.sort(key=lambda r: -(r[1] + 1) ** 0.5 * chance.random())
    return [w for w, _ in rows[:most]]


def main():
    dictionary, out = sys.argv[1:]
    chance = random.Random(1)
    faker = Faker("zh_CN")
    faker.seed_instance(1)
    lands = [n for code, n in Locale("zh").territories.items() if code.isalpha() and len(n) < 9]
    cities = {faker.city() for _ in range(400)} | {faker.province() for _ in range(100)}
    short = {c[:-1] for c in cities if c.endswith(("市", "省")) and len(c) > 2}
    people = sorted({faker.name() for _ in range(PEOPLE)}) + listed(dictionary, "nrt", 2, 800, chance)
    people += listed(dictionary, "nr", 3, 500, chance)
    places = lands * 2 + sorted(cities | short) + listed(dictionary, "ns", 2, 1500, chance)
    chance.shuffle(places)
    names = {"PER": people, "LOC": places, "ORG": [n for n in listed(dictionary, "nt", 3, 3000, chance) if BODY.search(n)]}
    json.dump(names, open(out, "w", encoding="utf-8"), ensure_ascii=False)


if __name__ == "__main__":
    main()
