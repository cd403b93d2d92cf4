"""The rules of a drawn ward: each kind that there is, hard, soft or off (see draw_ward.py).

Hard rules are drawn wide, so that most wards can be rostered; soft ones may ask for anything.
"""
PERIODS = ["horizon", "week", "2 weeks", "month", "rolling 7 days"]
BLOCKS = ["horizon", "week", "2 weeks", "month"]  # of the calendar
WEEKENDS = ["sat-sun", "sat-sun", "fri-sun", ["sun", "mon"], "sat"]


def limits(ward, rule, hard, least, most):
    """min, max, or both, around least and most; a hard rule seldom has a min."""
    if not hard and ward.maybe(0.4):
        rule["min"] = least
    if "min" not in rule or ward.maybe(0.5):
        rule["max"] = max(most, rule.get("min", 0))
    return rule


def rest(ward, hard):
    return {"min": ward.one(["8h", "11h"] if hard else ["11h", "12h30m", "16h", "36h"])}, "hour"


def succession(ward, hard):
    return {"after": ward.one(ward.shifts), "then": ward.shift_set()}, "time"


def run(ward, hard):
    of = "off" if ward.maybe(0.3) else ward.shift_set()
    rule = limits(ward, {"of": of}, hard, ward.dice.randint(2, 4), ward.dice.randint(3, 7) + (60 if of == "off" and hard else 0))
    return {**rule, "edges": ward.one(["open", "closed"])}, "day"


def hours(ward, hard):
    rule = {"per": ward.one(PERIODS)}
    if ward.maybe(0.3):
        rule["of"] = ward.shift_set()
    elif ward.maybe(0.2):
        rule["time"] = ward.clock_span()
    week = {"horizon": ward.n_days / 7, "2 weeks": 2, "month": 4.3}.get(rule["per"], 1)
    if ward.maybe(0.4) and "rolling" not in rule["per"] and rule["per"] != "month":
        asked = ward.one([{"max": 110}, {"max": 100}] if hard else [{"min": 80}, {"min": 90, "max": 105}, {"max": 100}])
        rule.update({end: f"{part}% of contract" for end, part in asked.items()})
    else:
        if not hard and ward.maybe(0.4):
            rule["min"] = f"{int(20 * week)}h"
        rule["max"] = f"{int(48 * week) + 1}h"
        if ward.maybe(0.3):
            rule["scale"] = "share"
    return rule, "hour"


def count(ward, hard):
    rule = limits(ward, {"per": ward.one(PERIODS), "of": ward.shift_set()}, hard, ward.dice.randint(1, 3), ward.dice.randint(2, 12))
    if ward.maybe(0.3):
        rule["scale"] = "share"
    return rule, "shift"


def weekends(ward, hard):
    rule = limits(ward, {"per": ward.one(["horizon", "4 weeks", "2 weeks", "rolling 3 weeks"])}, hard, 1, ward.dice.randint(1, 3))
    rule["weekend"] = ward.one(WEEKENDS)
    if ward.maybe(0.3):
        rule["friday_night"] = "counts"
    return rule, "weekend"


def complete_weekends(ward, hard):
    return {"weekend": ward.one(["sat-sun", "fri-sun"]), "by": ward.one(["weekend", "days"]),
            "edges": ward.one(["open", "closed"])}, "weekend"


def same_shift(ward, hard):
    return {"weekend": ward.one(["sat-sun", "fri-sun"]), "edges": ward.one(["open", "closed"])}, "day"


def shifts(ward, hard):
    return {ward.one(["forbid", "forbid", "allow"]): ward.shift_set()}, "shift"


def without_competence(ward, hard):
    if not ward.competences:
        return None, None
    return {"of": ward.shift_set(), "competences": ward.some(ward.competences, 2)}, "shift"


def pattern(ward, hard):
    steps = [ward.one([ward.one(ward.shifts), "off", "work", "any"]) for _ in range(ward.dice.randint(2, 5))]
    if set(steps) <= {"any"}:
        steps[0] = "work"
    rule = {"pattern": steps}
    if ward.maybe(0.4):
        rule["starts"] = ward.one(["fri", "mon", "sat-sun"])
    if ward.maybe(0.3):
        rule["wanted"] = True
    elif ward.maybe(0.4):
        limits(ward, rule, hard, 1, ward.dice.randint(1, 4))
    return rule, "time"


def weekends_in_row(ward, hard):
    rule = limits(ward, {"of": ward.one(["off", ward.shift_set()])}, hard, 2, ward.dice.randint(2, 4))
    if hard and rule["of"] == "off":
        rule["max"] = 8
    rule["edges"] = ward.one(["open", "closed"])
    return rule, "weekend"


def days_off_after(ward, hard):
    return {"after": ward.shift_set(), "min": ward.dice.randint(1, 3)}, "day"


def daily_rest(ward, hard):
    rule = {"min": ward.one(["9h", "11h"]), "day_starts": ward.one(["00:00", "07:00", "19:30"])}
    if ward.maybe(0.2):
        rule["over_two_windows"] = "20h"
    return rule, "hour"


def weekly_rest(ward, hard):
    return {"min": ward.one(["24h", "36h"]), "per": ward.one(["week", "rolling 7 days"]),
            "day_starts": ward.one(["00:00", "07:00"])}, "hour"


def fair(ward, hard):
    measure = ward.one(["shifts", "hours", "weekends"])
    rule = {"measure": measure, "of": ward.shift_set()}
    if ward.maybe(0.6):
        rule["total"] = f"{ward.dice.randint(40, 900)}h" if measure == "hours" else ward.dice.randint(5, 100)
    rule["within"] = {"hours": "200h" if hard else "8h"}.get(measure, 30 if hard else ward.dice.randint(0, 2))
    return rule, {"hours": "hour", "weekends": "weekend"}.get(measure, "shift")


def booking(ward, hard):
    return {"per": ward.one(BLOCKS), "min": ward.dice.randint(1, 3), "fee": ward.one([0, 700])}, "shift"


def there(ward, rule):
    """Where a rule about several people looks: some shifts, or a span of the clock (then a price is per person and hour)."""
    if ward.maybe(0.2):
        rule["time"] = ward.clock_span()
    else:
        rule["shifts"] = ward.shift_set()
        rule["each"] = ward.one(["shift", "day"])
    return rule, "person"


def skill_mix(ward, hard):
    rule = {"who": ward.people()}
    kind = ward.dice.randrange(4)
    if kind == 0:
        limits(ward, rule, hard, 1, ward.dice.randint(1, 5))
    elif kind == 1:
        rule["max_share"] = ward.one(["50%", "75%"])
    elif kind == 2:
        rule["min_share"] = ward.one(["10%", "25%"])
    else:
        rule["one_per"] = ward.dice.randint(2, 5)
    return there(ward, rule)


def supervised(ward, hard):
    return there(ward, {"who": ward.people(), "supervisors": ward.people(), "max": ward.dice.randint(1, 3)})


def own_staff(ward, hard):
    return there(ward, {"when": "rental"})


def rental_share(ward, hard):
    return there(ward, {"max": ward.one(["25%", "50%"])})


def together(ward, hard):
    return {"who": {"ids": ward.some(ward.ids, 3)}, "shifts": ward.shift_set(), "each": ward.one(["shift", "day"])}, "shift"


def apart(ward, hard):
    return {"who": {"ids": ward.some(ward.ids, 5)}, "shifts": ward.shift_set(), "each": ward.one(["shift", "day"])}, "person"


def budget(ward, hard):
    return {"per": ward.one(BLOCKS), "max": ward.one([5000, 50000, 500000])}, "unit"


def rental_ratio(ward, hard):
    return {"max": ward.one(["4%", "20%", "100%"])}, "unit"


def rental_headcount(ward, hard):
    return {"per": ward.one(BLOCKS), "max": ward.dice.randint(0, 3)}, "person"


PERSONAL = [rest, succession, run, hours, count, weekends, complete_weekends, same_shift, shifts, without_competence,
            pattern, weekends_in_row, days_off_after, daily_rest, weekly_rest, fair, booking]
SHARED = [skill_mix, supervised, own_staff, rental_share, together, apart, budget, rental_ratio, rental_headcount]
NOT_DATED = {"booking", "budget", "rental_ratio", "rental_headcount"}
NO_FILTER = {"supervised", "together", "apart"}
MONEY = {"budget", "rental_ratio"}
SHARES = {"rental_share", "skill_mix", "supervised"}  # squared prices only of some, see docs/rules/skill_mix.md
PACKS = ["sweden/working-hours-act", "sweden/public-sector-daily-rest", "sweden/healthy-hours", "eu/working-time-directive"]


def price(ward, kind, unit):
    plain, more = f"{ward.money()} per {unit}", f"{ward.one([1, 10, 100])} per {unit} squared"
    if kind in MONEY:
        return f"{ward.one([1, 2])} per {unit}"
    return plain if kind in SHARES or ward.maybe(0.7) else ward.one([more, [plain, more]])


def reach(ward, kind, rule):
    """For whom and on which days."""
    if kind not in NO_FILTER and ward.maybe(0.35):
        rule["applies_to"] = ward.people()
    elif kind not in NO_FILTER and ward.maybe(0.1) and len(ward.ids) > 2:
        rule["except"] = {"ids": ward.some(ward.ids, 2)}
    rolling = "rolling" in str(rule.get("per", ""))
    if kind in NOT_DATED or rolling or "edges" in rule:
        return
    if kind != "pattern" and ward.maybe(0.2):
        rule["days"] = ward.days()
    elif ward.maybe(0.1):
        rule["from"] = ward.date()


def draw_rule(ward, number):
    """One rule, or None where its kind does not fit the ward."""
    make = ward.one(PERSONAL if ward.maybe(0.65) else SHARED)
    mode = ward.one(["hard", "soft", "soft", "off"] if ward.maybe(0.3) else ["hard", "soft", "soft"])
    asked, unit = make(ward, mode == "hard")
    if asked is None:
        return None
    rule = {"id": f"r{number}", "rule": make.__name__, **asked}
    reach(ward, make.__name__, rule)
    if mode != "hard":
        rule["mode"] = mode
        rule["cost"] = price(ward, make.__name__, unit)
    return rule


def draw_rules(ward):
    drawn = [draw_rule(ward, number) for number in range(ward.spread(1, 24) - 1)]
    packs = [{"use": pack} for pack in ward.some(PACKS, 2)] if ward.maybe(0.2) else []
    return packs + [rule for rule in drawn if rule]
