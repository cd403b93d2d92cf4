"""One ward that grows in one direction at a time: people, days, shifts or rules (see bench/scale).

Everybody has wishes of her own, so no two share a network. Demand grows with the people and is a
little more than they can meet, so that prices are worth something; and the rules are those of an ordinary ward, in a fixed order of which the first N are taken.
"""
import datetime
import json

START = datetime.date(2027, 1, 4)
SHARES = ["100%", "75%", "80%", "50%"]

# Half personal, half of them soft; shared ones among them. {first} and {last} are shifts.
RULES = [
    {"rule": "rest", "min": "11h"},
    {"rule": "hours", "per": "horizon", "max": "105% of contract"},
    {"rule": "run", "of": "work", "max": 6},
    {"rule": "weekends", "per": "4 weeks", "max": 3},
    {"rule": "run", "of": "{last}", "max": 4},
    {"rule": "complete_weekends", "mode": "soft", "cost": "300 per weekend"},
    {"rule": "run", "of": "off", "min": 2, "mode": "soft", "cost": "200 per day"},
    {"rule": "skill_mix", "who": {"tags": ["senior"]}, "min": 1, "mode": "soft", "cost": "600 per person"},
    {"rule": "run", "of": "work", "min": 2, "mode": "soft", "cost": "200 per day"},
    {"rule": "count", "of": "{last}", "per": "4 weeks", "max": 8, "mode": "soft", "cost": "300 per shift"},
    {"rule": "succession", "after": "{first}", "then": "{last}", "mode": "soft", "cost": "100 per time"},
    {"rule": "hours", "per": "horizon", "min": "90% of contract", "mode": "soft", "cost": "150 per hour"},
    {"rule": "days_off_after", "after": "{last}", "min": 2, "mode": "soft", "cost": "200 per day"},
    {"rule": "weekends_in_row", "max": 2, "mode": "soft", "cost": "400 per weekend"},
    {"rule": "shifts", "forbid": "{last}", "applies_to": {"tags": ["days_only"]}},
    {"rule": "apart", "who": {"ids": ["p0", "p1"]}, "mode": "soft", "cost": "100 per person"},
    {"rule": "pattern", "pattern": ["{last}", "off", "{first}"], "mode": "soft", "cost": "250 per time"},
    {"rule": "run", "of": "{first}", "max": 5, "mode": "soft", "cost": "100 per day"},
    {"rule": "same_shift", "mode": "soft", "cost": "100 per day"},
    {"rule": "fair", "measure": "weekends", "total": 40, "mode": "soft", "cost": "150 per weekend"},
    {"rule": "hours", "per": "week", "max": "48h", "mode": "soft", "cost": "100 per hour"},
    {"rule": "together", "who": {"ids": ["p2", "p3"]}, "shifts": "{first}", "mode": "soft", "cost": "20 per shift"},
    {"rule": "run", "of": "{last}", "min": 2, "mode": "soft", "cost": "400 per day"},
    {"rule": "count", "of": "{first}", "per": "week", "max": 4, "mode": "soft", "cost": "60 per shift"},
    {"rule": "skill_mix", "who": {"tags": ["new"]}, "max_share": "50%", "mode": "soft", "cost": "200 per person"},
    {"rule": "shifts", "forbid": "{first}", "applies_to": {"tags": ["late_only"]}, "mode": "soft", "cost": "300 per shift"},
    {"rule": "weekly_rest", "min": "36h", "per": "week"},
    {"rule": "pattern", "pattern": ["off", "work", "off"], "mode": "soft", "cost": "200 per time"},
    {"rule": "supervised", "who": {"tags": ["new"]}, "supervisors": {"tags": ["senior"]}, "max": 3, "mode": "soft", "cost": "300 per person"},
    {"rule": "count", "of": "work", "per": "week", "max": 5, "mode": "soft", "cost": "100 per shift"},
    {"rule": "run", "of": "off", "max": 5, "mode": "soft", "cost": "50 per day"},
    {"rule": "succession", "after": "{last}", "then": "work", "mode": "soft", "cost": "40 per time"},
]


def clock(minute):
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def rules(n, n_shifts):
    text = json.dumps(RULES[:n]).replace("{first}", "s0").replace("{last}", f"s{n_shifts - 1}")
    return [{"id": f"r{i}", **rule} for i, rule in enumerate(json.loads(text))]


def ward(n_staff, n_days, n_shifts, n_rules):
    """Its YAML, which is JSON here."""
    first = 6 * 60
    shifts = {f"s{s}": {"time": f"{clock(first + 900 * s // n_shifts)}-{clock(first + 900 * s // n_shifts + 500)}", "break": "30m"}
              for s in range(n_shifts)}
    staff, requests = [], []
    for e in range(n_staff):
        tags = ["senior"] * (e % 4 == 0) + ["new"] * (e % 5 == 1) + ["days_only"] * (e % 6 == 2) + ["late_only"] * (e % 7 == 3)
        staff.append({"id": f"p{e}", "contract": "full", "share": SHARES[e % len(SHARES)], "tags": tags})
        for wish, cost in ((e * 5 + e // n_days) % n_days, 211 + e), ((e * 11 + 3) % n_days, 113 + e):
            requests.append({"who": f"p{e}", "date": (START + datetime.timedelta(days=wish)).isoformat(), "wish": "off",
                             "cost": cost})
    demand = []
    for s in range(n_shifts):
        for days, part in (["mon", "thu"], 0.68), (["tue", "wed", "fri"], 0.6), (["sat"], 0.5), (["sun"], 0.4):
            demand.append({"shift": f"s{s}", "days": days, "target": round(part * n_staff / n_shifts + 0.3 * (s % 3)),
                           "shortage": 3000, "surplus": 300})
    root = {"format": "bemanna/1", "name": f"{n_staff} people, {n_days} days, {n_shifts} shifts, {n_rules} rules",
            "horizon": {"start": START.isoformat(), "days": n_days}, "shifts": shifts,
            "contracts": {"full": {"full_time": "38h per week"}}, "staff": staff, "demand": demand,
            "rules": rules(n_rules, n_shifts), "requests": requests}
    return json.dumps(root, indent=0)
