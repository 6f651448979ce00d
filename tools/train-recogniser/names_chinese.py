"""Writes Chinese names to swap into sentences, by kind: python names_chinese.py OUT.json"""
import json
import random
import sys

from babel import Locale
from faker import Faker

PEOPLE = 400


def main():
    chance = random.Random(1)
    faker = Faker("zh_CN")
    faker.seed_instance(1)
    lands = [n for code, n in Locale("zh").territories.items() if code.isalpha() and len(n) < 9]
    cities = {faker.city() for _ in range(400)} | {faker.province() for _ in range(100)}
    short = {c[:-1] for c in cities if c.endswith(("市", "省")) and len(c) > 2}
    people = [faker.name() for _ in range(PEOPLE)]
    places = lands * 2 + sorted(cities | short)
    chance.shuffle(places)
    json.dump({"PER": people, "LOC": places}, open(sys.argv[1], "w", encoding="utf-8"), ensure_ascii=False)


if __name__ == "__main__":
    main()
