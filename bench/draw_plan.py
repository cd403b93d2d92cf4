#!/usr/bin/env python3
"""Draws a production plan of a given size: the same for the same numbers.

usage: draw_plan.py GROUPS COMPETENCES WEEKS [CLINICS [SEED]] > plan.yaml

CLINICS (one for each ten groups unless told): visits and operations that wait, bed-days that do not,
theatres and beds with teams. Each group has one competence of its own and some that it may stand
in for, so that it may do about five works; need is laid so that some competences are short.
"""
import random
import sys


def main():
    groups, competences, weeks = (int(word) for word in sys.argv[1:4])
    dice = random.Random(int(sys.argv[5]) if len(sys.argv) > 5 else 1)
    out = ["format: bemanna/1", f"name: Drawn {groups} x {competences} x {weeks}",
           f"horizon: {{start: 2027-01-04, weeks: {weeks}}}", "competences:"]
    out += [f"  c{q}: {{}}" for q in range(competences)]
    out += ["contracts:", "  day: {full_time: 40h per week, pay: {monthly: 41100, employer_fee: 52.28%}}", "groups:"]
    hours = [0.0] * competences
    for g in range(groups):
        held = [g % competences] + dice.sample(range(competences), 4)
        held = list(dict.fromkeys(held))
        heads = dice.randint(4, 30)
        hours[held[0]] += heads * 40 * 0.76
        extra = f", extra: {{most: 5%, price: {dice.randint(600, 900)} per hour}}" if g % 3 == 0 else ""
        summer = f"{{usual: {heads}, changes: [{{from: 2027-06-21, to: 2027-08-15, value: {heads * 0.6:.1f}}}]}}"
        out.append(f"  g{g}: {{contract: day, competences: [{', '.join(f'c{q}' for q in held)}], "
                   f"heads: {summer if weeks >= 32 else heads}, headroom: 24%{extra}}}")
    out.append("offers:")
    for q in range(0, competences, 2):
        out.append(f"  rent{q}: {{kind: rental, competences: c{q}, hours: {dice.randint(40, 200)}, "
                   f"price: {dice.randint(560, 900)} per hour}}")
    units = int(sys.argv[4]) if len(sys.argv) > 4 else max(2, groups // 10)
    resources, activities = ["resources:"], ["activities:"]
    for u in range(units):
        a, b, c, d = dice.sample(range(competences), 4)
        scale = sum(hours) / competences / units * competences / 4
        theatres, beds = max(1, round(scale / 300)), max(4, round(scale / 60))
        resources.append(f"  theatre{u}: {{units: {theatres}, hours: 36h per week, utilisation: 80%, team: {{c{a}: 1, c{b}: 2}}}}")
        resources.append(f"  bed{u}: {{units: {beds}, hours: 168h per week, team: {{c{c}: 0.1, c{d}: 0.1}}, "
                         f"min: {beds * 0.7:.1f}, below: {dice.randint(8, 20) * 1000} per unit}}")
        visits, operations = scale / 3.0, theatres * 36 * 0.8 / 2.5
        activities.append(f"  visit{u}: {{kind: visit, time: {{c{d}: 30m, c{a}: 20m}}, inflow: {visits:.1f}, backlog: {visits * 18:.0f}, "
                          f"guarantee: 90 days, late: {dice.randint(200, 900)} per week, cancellation: 8%, drg: 0.06, "
                          f"leads_to: [{{activity: operation{u}, number: {operations / visits * 0.9:.4f}, after: 4}}]}}")
        activities.append(f"  operation{u}: {{kind: operation, uses: {{theatre{u}: 2h30m}}, time: {{c{b}: 30m}}, backlog: {operations * 14:.0f}, "
                          f"guarantee: 90 days, late: {dice.randint(1000, 4000)} per week, drg: 1.9, "
                          f"leads_to: [{{activity: bedday{u}, number: 3}}]}}")
        activities.append(f"  bedday{u}: {{kind: bed_day, uses: {{bed{u}: 24h}}, inflow: {beds * 3.5:.1f}, waits: false, turned_away: {dice.randint(5, 12) * 1000}}}")
    out += resources + activities
    out += ["rental: {max_ratio: 4%, over: 200%}"]
    print("\n".join(out))


main()
