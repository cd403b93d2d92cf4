#!/usr/bin/env python3
"""Draws a random ward as YAML: everything that a ward file can say, in sizes from one
person and three days up, as nobody would write it by hand. `bench/soak` feeds on it.

usage: bench/draw_ward.py SEED [SIZE]     SIZE, 0 to 1, scales the largest drawn (default 1)

The same seed draws the same ward. Most wards drawn can be rostered; some cannot.
"""
import datetime
import json
import math
import random
import sys

from draw_rules import draw_rules

KINDS = ["work"] * 10 + ["on_call", "standby"]
TAGS = ["red", "green", "senior", "fresh"]


class Ward:
    """What has been drawn so far, which what follows must name."""

    def __init__(self, seed, size=1.0):
        self.dice = random.Random(f"ward {seed}")
        self.root = {"format": "bemanna/1", "name": f"Drawn ward {seed}"}
        self.n_staff = self.extent(1, 60, size)
        self.n_days = self.extent(3, 56, size)
        self.n_shifts = self.extent(1, 8, size)
        self.start = datetime.date(2026, 9, 1) + datetime.timedelta(days=self.dice.randrange(150))
        self.draw_frame()
        self.draw_competences()
        self.draw_shifts()
        self.draw_contracts()
        self.draw_staff()

    # --- dice ---------------------------------------------------------------

    def extent(self, least, most, size):
        """Of the ward: any as often as another, or small ones oftener."""
        most = max(least, round(most * size))
        return self.dice.randint(least, most) if self.maybe(0.4) else self.spread(least, most)

    def spread(self, least, most):
        """Small numbers as often as large ones, each on its scale."""
        return min(most, int(math.exp(self.dice.uniform(math.log(least), math.log(most + 1)))))

    def maybe(self, chance):
        return self.dice.random() < chance

    def some(self, items, most=None):
        items = list(items)
        return self.dice.sample(items, self.dice.randint(1, min(len(items), most or len(items))))

    def one(self, items):
        return self.dice.choice(list(items))

    def money(self):
        odd = self.dice.randint(1, 9999)
        return self.one([1, 7, 50, 100, 333, 800, 2500, 40000]) if self.maybe(0.9) else odd if self.whole else odd / 100

    def date(self, day=None):
        day = self.dice.randrange(self.n_days) if day is None else day
        return (self.start + datetime.timedelta(days=day)).isoformat()

    def span(self):
        first = self.dice.randrange(self.n_days)
        return self.date(first) + ".." + self.date(min(self.n_days - 1, first + self.dice.randrange(8)))

    def clock_span(self):
        begin = self.dice.randrange(0, 24 * 60, 15)
        return f"{clock(begin)}-{clock((begin + self.dice.randrange(15, 16 * 60, 15)) % (24 * 60))}"

    def days(self):
        return self.one(["mon", "mon-fri", "weekdays", "weekend", "holidays", "fri-sun", ["tue", "sat"], self.date(),
                         self.span(), "christmas_eve"])

    def shift_set(self):
        """A shift set that is never empty."""
        names = list(self.shifts)
        tags = sorted({tag for shift in self.shifts.values() for tag in shift.get("tags", [])})
        kind = self.dice.random()
        if kind < 0.25:
            return "work"
        if kind < 0.4 and tags:
            return self.one(tags)
        return self.one(names) if kind < 0.75 else self.some(names)

    def people(self):
        """A filter of people that somebody meets."""
        kind = self.dice.randrange(5)
        if kind == 0:
            return {"tags": self.some(self.tags, 2)} if self.tags else {"ids": self.some(self.ids, 4)}
        if kind == 1:
            return {"contracts": self.some(sorted({person["contract"] for person in self.staff}), 2)}
        if kind == 2 and self.listed:
            return {"competences": self.some(self.listed, 2)}
        return {"ids": self.some(self.ids, 6)}

    # --- what a ward is -------------------------------------------------------

    def draw_frame(self):
        if self.maybe(0.4):
            self.root["timezone"] = self.one(["Europe/Stockholm", "Europe/Stockholm", "America/New_York"])
        if self.maybe(0.3):
            self.root["currency"] = self.one(["EUR", {"code": "points", "decimals": 0}, {"code": "SEK", "decimals": 2}])
        self.whole = self.root.get("currency") == {"code": "points", "decimals": 0}
        self.root["horizon"] = {"start": self.start.isoformat(), "days": self.n_days}
        if self.maybe(0.6):
            self.root["calendar"] = {"holidays": self.one(["sweden", [self.date(), self.date()]])}

    def draw_competences(self):
        names = ["assistant", "nurse", "triage", "doctor"][:self.dice.randrange(5)]
        self.competences = {name: {} for name in names}
        for below, name in zip(names, names[1:]):
            if self.maybe(0.6):
                self.competences[name] = {"covers": below}
        if names:
            self.root["competences"] = self.competences

    def draw_shifts(self):
        self.shifts = {}
        for s in range(self.n_shifts):
            begin = self.dice.randrange(0, 24 * 60, 15 if self.maybe(0.5) else 60)
            length = self.one([240, 360, 480, 480, 510, 600, 720]) if self.maybe(0.95) else self.dice.randrange(30, 1440, 5)
            shift = {"time": f"{clock(begin)}-{clock((begin + length) % 1440)}"}
            if self.maybe(0.6) and length > 120:
                shift["break"] = self.one(["30m", "45m", "1h"])
            kind = self.one(KINDS)
            if kind != "work":
                shift["kind"] = kind
                if self.maybe(0.5):
                    shift["counts"] = self.one(["25%", "50%", "100%"])
            tags = self.some(["early", "late", "odd"], 2) if self.maybe(0.3) else []
            tags += ["day"] * (s == 0) + ["night"] * (s == self.n_shifts - 1) + ["evening"] * (s == self.n_shifts // 2)  # which packs of rules speak of
            if tags:
                shift["tags"] = tags
            self.shifts[f"s{s}"] = shift
        self.root["shifts"] = self.shifts

    def draw_contracts(self):
        self.contracts = {}
        for c in range(self.dice.randint(1, 4)):
            self.contracts[f"c{c}"] = self.draw_contract(rental=c > 0 and self.maybe(0.35))
        self.root["contracts"] = self.contracts

    def draw_contract(self, rental):
        contract = {"rental": True} if rental else {}
        if self.maybe(0.8):
            contract["full_time"] = self.one(["36h20m", "38h15m", "40h", "20h"]) + " per week"
        pay = self.dice.random()
        if pay < 0.35 and not rental:
            contract["pay"] = {"monthly": self.one([30000, 41100]), "employer_fee": "52%" if self.whole else "52.28%"}
        elif pay < 0.8:
            contract["pay"] = {"hourly": self.one([210, 660, 333])}
            if self.maybe(0.3):
                contract["pay"]["employer_fee"] = "31.42%"
        if "hourly" in contract.get("pay", {}) or self.maybe(0.3):
            self.draw_supplements(contract)
        if self.maybe(0.25):
            contract["leave_credit"] = self.one(["7h", "8h", "7h16m"])
        if rental and self.maybe(0.4):
            contract["booking"] = {"block": self.one(["week", "2 weeks"]), "min": self.one([1, 2, "16h"])}
            if self.maybe(0.5):
                contract["booking"]["fee"] = self.one([500, 2000])
        return contract

    def draw_supplements(self, contract):
        by_hour = "hourly" in contract.get("pay", {})
        if self.maybe(0.5):
            pays = ["25 per hour", "130 per hour"] + (["20%", "110%"] if by_hour else [])
            bands = [{"id": "weekend", "days": "weekend", "eve": "19:00", "after": "07:00", "pay": self.one(pays)},
                     {"id": "night", "time": "22:00-06:00", "pay": self.one(pays)},
                     {"id": "call", "for": self.one(["on_call", "standby"]), "pay": self.one(pays)}]
            contract["supplements"] = {"bands": self.some(bands)}
            if self.maybe(0.2):
                contract["supplements"]["beyond"] = [{"for": self.one(["on_call", "work"]), "first": "20h",
                                                      "per": self.one(["month", "week"]), "pay": self.one(pays)}]
        if by_hour and "full_time" in contract and self.maybe(0.35):
            contract["overtime"] = {"per": self.one(["horizon", "4 weeks", "week"]),
                                    "tiers": [{"first": "8h", "pay": "180%"}, {"pay": "240%"}]}
            if self.maybe(0.5):
                contract["overtime"]["extra_hours"] = "120%"

    def draw_staff(self):
        self.staff = []
        while self.n_staff > sum(person.get("count", 1) for person in self.staff):
            person = {"id": f"p{len(self.staff)}", "contract": self.one(self.contracts)}
            if self.maybe(0.5):
                person["share"] = self.one(["50%", "75%", "80%", "62.5%", "100%"])
            if self.competences and self.maybe(0.85):
                person["competences"] = self.some(self.competences, 2)
            if self.maybe(0.3):
                person["tags"] = self.some(TAGS, 2)
            left = self.n_staff - sum(other.get("count", 1) for other in self.staff)
            if left > 1 and self.maybe(0.2):
                person["count"] = self.dice.randint(2, min(left, 12))
            self.staff.append(person)
        self.root["staff"] = self.staff
        self.ids = [name for person in self.staff for name in names_of(person)]
        self.tags = sorted({tag for person in self.staff for tag in person.get("tags", [])})
        self.listed = sorted({name for person in self.staff for name in person.get("competences", [])})


def names_of(person):
    return [f"{person['id']}-{i + 1}" for i in range(person["count"])] if "count" in person else [person["id"]]


def clock(minute):
    return f"{minute // 60:02d}:{minute % 60:02d}"


# --- what is asked of it --------------------------------------------------------

def squared(ward, unit):
    """A price of demand: plain, squared, or both."""
    plain, more = f"{ward.money()} per {unit}", f"{ward.one([1, 10, 100])} per {unit} squared"
    return ward.one([plain, plain, plain, more, [plain, more]])


def draw_demand(ward):
    rows = []
    for _ in range(ward.spread(1, 3 + 3 * ward.n_shifts)):
        row = {}
        if ward.maybe(0.2):
            row["time"] = ward.clock_span()
        else:
            row["shifts"] = ward.shift_set()
        unit = "hour" if "time" in row else "person"
        if ward.listed and ward.maybe(0.6):
            row["competence"] = ward.one(ward.listed)
        heads = max(1, round(ward.n_staff / (1.5 * max(1, ward.n_shifts))))
        wanted = ward.dice.randint(0, heads)
        kind = ward.dice.random()
        if kind < 0.6:
            row.update(target=wanted, shortage=squared(ward, unit))
            if ward.maybe(0.5):
                row["surplus"] = squared(ward, unit)
            if ward.maybe(0.15):
                row["max"] = wanted + ward.dice.randint(0, 3)
        elif kind < 0.8:
            row.update(min=wanted, shortage=squared(ward, unit))
        elif kind < 0.9:
            row.update(max=wanted + 1, surplus=squared(ward, unit))
        else:
            row.update(min=ward.dice.randint(0, 1), max=wanted + 2)
        if ward.maybe(0.4):
            row["days"] = ward.days()
        if ward.maybe(0.1):
            row["from"] = ward.date()
        rows.append(row)
    ward.root["demand"] = rows


def draw_cells(ward):
    """Leave, pins, requests, and the days before the first."""
    away = {}
    if ward.maybe(0.4):
        ward.root["leave"] = []
        for who in ward.some(ward.ids, 6):
            day = ward.dice.randrange(ward.n_days)
            away[who] = day
            entry = {"who": who, "date": ward.date(day)}
            if ward.maybe(0.3):
                entry["hours"] = "8h"
            ward.root["leave"].append(entry)
    if ward.maybe(0.4):
        ward.root["requests"] = []
        for who in [ward.one(ward.ids) for _ in range(ward.spread(1, 2 * len(ward.ids)))]:
            day = ward.dice.randrange(ward.n_days)
            if away.get(who) == day:
                continue
            wish = {"who": who, "date": ward.date(day), "wish": ward.one(["off", "on"])}
            if ward.maybe(0.5):
                wish["shifts"] = ward.shift_set()
            wish.update({"mode": "hard"} if ward.maybe(0.03) else {"cost": ward.one([1, 50, 300])})
            ward.root["requests"].append(wish)
    if ward.maybe(0.25):
        pinned = [who for who in ward.some(ward.ids, 4) if who not in away]
        ward.root["pins"] = [{"who": who, "date": ward.date(), "shift": ward.one([*ward.shifts, "off", "off"])}
                             for who in pinned]
    if ward.maybe(0.4):
        cells = [*ward.shifts, "off", "off", "unknown"]
        ward.root["history"] = {who: [ward.one(cells) for _ in range(ward.spread(1, 14))] for who in ward.some(ward.ids)}


def yaml_text(root):
    """One line an entry: JSON is YAML."""
    lines = []
    for key, value in root.items():
        if isinstance(value, list) and value:
            lines += [f"{key}:", *(f"  - {json.dumps(entry)}" for entry in value)]
        elif isinstance(value, dict) and key in ("shifts", "contracts", "competences", "history"):
            lines += [f"{key}:", *(f"  {name}: {json.dumps(entry)}" for name, entry in value.items())]
        elif value != []:
            lines.append(f"{key}: {json.dumps(value)}")
    return "\n".join(lines) + "\n"


def draw_ward(seed, size=1.0):
    """(the ward's YAML, its staff, days, shifts)"""
    ward = Ward(seed, size)
    draw_demand(ward)
    ward.root["rules"] = draw_rules(ward)
    draw_cells(ward)
    return yaml_text(ward.root), (ward.n_staff, ward.n_days, ward.n_shifts)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.stdout.write(draw_ward(sys.argv[1], float(sys.argv[2]) if len(sys.argv) == 3 else 1.0)[0])
