#!/usr/bin/env python3
"""From forecast to roster and back: the two examples end to end, and what bad input gets.

usage: production.py BEMANNA SOURCE_DIR
"""
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import validate

BEMANNA, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SANITIZER = re.compile(rb"ERROR: (Address|Leak)Sanitizer|runtime error:")
ENVIRONMENT = dict(os.environ, BEMANNA_RULES=str(SOURCE / "rules"), LC_ALL="C.UTF-8")


class Page(html.parser.HTMLParser):
    """Every element closed, nothing from elsewhere, no scripts."""
    EMPTY = {"meta", "line", "rect", "path", "circle", "br", "link", "img"}

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.wrong = [], [], []

    def handle_starttag(self, tag, attributes):
        self.seen.append(tag)
        if tag not in self.EMPTY:
            self.open.append(tag)
        for key, value in attributes:
            if key in ("src", "href") or "http" in (value or "").replace("http://www.w3.org/2000/svg", ""):
                self.wrong.append((tag, key, value))

    def handle_startendtag(self, tag, attributes):
        self.seen.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(("unclosed before", tag))


class Case(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        for name in ("clinic", "surgery"):
            shutil.copytree(SOURCE / "examples" / name, self.folder / name)

    def run_command(self, code, *arguments):
        done = subprocess.run([BEMANNA, *arguments], cwd=self.folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=600)
        self.assertIsNone(SANITIZER.search(done.stderr), done.stderr.decode())
        self.assertEqual(done.returncode, code, done.stderr.decode()[:3000])
        return done

    def json(self, name):
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def valid(self, name):
        form = self.json(name)["format"]
        if validate.jsonschema:
            self.assertEqual(list(validate.complaints(SOURCE / "docs" / "schema", self.folder / name)), [])

    def page(self, name):
        page = Page()
        page.feed((self.folder / name).read_text(encoding="utf-8"))
        self.assertEqual(page.wrong, [])
        self.assertEqual(page.open, [])
        self.assertNotIn("script", page.seen)
        self.assertIn("svg", page.seen)
        return page

    def forecast(self):
        self.run_command(0, "forecast", "clinic/history.csv", "--holidays", "sweden", "--by", "week", "--from",
                         "2027-01-04", "--horizon", "26w", "--csv", "clinic/inflow.csv", "-o", "f.json", "-q",
                         "--report", "forecast.html")
        self.assertEqual(self.page("forecast.html").seen.count("svg"), 2)  # two groups

    def plan(self, name, *more):
        self.run_command(0, "plan", f"{name}/plan.yaml", "-q", "-o", "plan.json", "--demand-out",
                         f"{name}/demand.yaml", "--no-prices", "--report", "plan.html", *more)
        self.page("plan.html")
        text = (self.folder / "plan.html").read_text()
        for words in ("the queue goes from ", "Short: "):
            self.assertIn(words, text)
        self.valid("plan.json")

    def roster(self, name):
        self.run_command(0, "solve", f"{name}/roster.yaml", "-q", "-o", "roster.json")
        return json.loads(self.run_command(0, "check", f"{name}/roster.yaml", "roster.json", "-f", "json").stdout)

    def followup(self, name):
        self.run_command(0, "followup", "plan.json", f"{name}/actual.csv", "--roster", "roster.json", "--next",
                         "queue.yaml", "--report", "report.html", "-f", "json", "-o", "followup.json")
        self.valid("followup.json")
        self.page("report.html")
        return self.json("followup.json")

    def expect_account_closed(self, plan):
        """plan + percentile + ratio + least - dropped + rounding = demand, and plan is the plan's."""
        for line in plan["demand"]["hours"]:
            self.assertAlmostEqual(line["plan"] + line["percentile"] + line["ratio"] + line["least"]
                                   - line["dropped"] + line["rounding"], line["demand"], places=4)
            work = next((w for w in plan["competences"] if w["id"] == line["competence"]), None)
            given = sum(work[kind][line["week"] - 1] for kind in ("own", "pool", "rental"))
            self.assertGreaterEqual(line["plan"], given - 1e-4)
        uses = {}
        for use in plan["uses"]:
            uses[use["week"]] = uses.get(use["week"], 0) + use["hours"]
        for week in {line["week"] for line in plan["demand"]["hours"]}:
            asked = sum(line["plan"] for line in plan["demand"]["hours"] if line["week"] == week)
            self.assertAlmostEqual(asked, uses[week], places=3)

    def expect_demand_asked(self, name, plan):
        """The roster is asked exactly the hours of the account: heads times hours, over all days."""
        rows = {row["id"]: row for row in plan["demand"]["rows"]}
        asked = {}
        for moment in self.json("roster.json")["coverage"]:
            row = rows[moment["demand"].rpartition(".")[0]]
            asked[row["competence"]] = (asked.get(row["competence"], 0)
                                        + moment["target"] * row["shift_minutes"] / 60)
        for competence, hours in asked.items():
            account = sum(line["demand"] for line in plan["demand"]["hours"] if line["competence"] == competence)
            self.assertAlmostEqual(account, hours, places=6)

    def expect_shortage_handed_up(self, check, followup, plan):
        """Not an hour of the roster's shortage is lost on its way up."""
        rows = {row["id"]: row for row in plan["demand"]["rows"]}
        short = sum(moment["short"] * rows[moment["demand"].rpartition(".")[0]]["shift_minutes"] / 60
                    for moment in check["coverage"])
        self.assertGreater(short, 0)
        self.assertAlmostEqual(sum(s["roster_hours"] for s in followup["shortage"]), short, places=6)

    def expect_variance(self, followup):
        parts = [line["cost"] for line in followup["lines"] if line["cost"]]
        for cost in [*parts, followup["cost"]]:
            self.assertEqual(cost["volume"] + cost["mix"] + cost["price"], cost["total"])
            self.assertEqual(cost["performed"] - cost["planned"], cost["total"])
        for key in ("volume", "mix", "price", "total"):
            self.assertEqual(sum(cost[key] for cost in parts), followup["cost"][key])


class Chain(Case):
    def test_clinic(self):
        self.forecast()
        self.plan("clinic", "--demand-from", "2027-01-11", "--percentile", "80")
        plan = self.json("plan.json")
        self.assertEqual(plan["demand"]["percentile"], "p80")
        self.expect_account_closed(plan)
        self.assertTrue(all(line["percentile"] > 0 for line in plan["demand"]["hours"]))
        check = self.roster("clinic")
        self.expect_demand_asked("clinic", plan)
        followup = self.followup("clinic")
        self.expect_shortage_handed_up(check, followup, plan)
        self.expect_variance(followup)
        again = (self.folder / "clinic/demand.yaml").read_bytes()
        self.plan("clinic", "--demand-from", "2027-01-11", "--percentile", "80")
        self.assertEqual((self.folder / "clinic/demand.yaml").read_bytes(), again)

    def test_surgery(self):
        self.plan("surgery", "--demand-from", "2027-04-19", "--demand-weeks", "2")
        plan = self.json("plan.json")
        rate = next(r for r in plan["weekly_rate"] if r["activity"] == "short-operation")
        for side in ("formula", "plan"):  # 40 + (900 - 40 x 90/7)/26, and that / (0.92 x 22/26)
            self.assertAlmostEqual(rate[side]["completed"], 54.835, places=2)
            self.assertAlmostEqual(rate[side]["booked"], 54.835 / (0.92 * 22 / 26), places=1)
        self.assertAlmostEqual(rate["balanced_queue"], 514.286, places=2)
        self.expect_account_closed(plan)
        check = self.roster("surgery")
        self.expect_demand_asked("surgery", plan)
        followup = self.followup("surgery")
        self.expect_shortage_handed_up(check, followup, plan)
        self.expect_variance(followup)
        self.assertEqual([(s["competence"], s["roster_hours"]) for s in followup["shortage"]
                          if s["roster_hours"] > 0], [("anaesthesia_nurse", 40)])

    def test_the_plan_takes_back_what_the_roster_could_not(self):
        """What the roster is short of is what the plan receives, and that is what it decided and hands on."""
        self.plan("surgery", "--demand-from", "2027-04-19", "--demand-weeks", "2")
        first, check = self.json("plan.json"), self.roster("surgery")
        rows = {row["id"]: row for row in first["demand"]["rows"]}
        short = sum(moment["short"] * rows[moment["demand"].rpartition(".")[0]]["shift_minutes"] / 60
                    for moment in check["coverage"])
        self.plan("surgery", "--roster", "roster.json", "--demand-from", "2027-04-19", "--demand-weeks", "2")
        plan = self.json("plan.json")
        received = plan["from_roster"]["hours"]
        self.assertEqual([(r["week"], r["competence"], r["hours"]) for r in received],
                         [(4, "anaesthesia_nurse", 40)])
        self.assertAlmostEqual(sum(r["hours"] for r in received), short, places=6)
        for r in received:
            self.assertAlmostEqual(r["own"] + r["pool"] + r["rental"] + r["put_off"] + r["unresolved"], r["hours"],
                                   places=4)
        self.assertGreater(received[0]["rental"], 0)
        self.assertEqual(plan["cost"]["total"] - first["cost"]["total"], plan["from_roster"]["cost"])
        self.assertGreater(plan["from_roster"]["cost"], 0)
        text = self.run_command(0, "plan", "surgery/plan.yaml", "--roster", "roster.json", "-f", "text", "-q").stdout
        self.assertIn("Short in the roster", text.decode())
        # the roster's own demand goes down again, without the theatre that has no anaesthesia nurse
        asked = [sum(line["plan"] for line in each["demand"]["hours"]
                     if (line["week"], line["competence"]) == (4, "anaesthesia_nurse")) for each in (first, plan)]
        self.assertLess(asked[1], asked[0])

    def test_the_next_plan_starts_from_the_actual_queue(self):
        self.plan("surgery")
        self.run_command(0, "followup", "plan.json", "surgery/actual.csv", "-q", "--next", "surgery/queue.yaml")
        plan = self.folder / "surgery/plan.yaml"
        plan.write_text(plan.read_text().replace("include: [terms.yaml]", "include: [terms.yaml, queue.yaml]"))
        self.run_command(0, "plan", "surgery/plan.yaml", "-q", "--no-prices", "-o", "next.json")
        backlog = {a["id"]: a["backlog"] for a in self.json("next.json")["activities"]}
        self.assertEqual(backlog["short-operation"], 540)
        self.assertEqual(backlog["long-operation"], 80)

    def test_units_sum_to_the_whole(self):
        self.forecast()
        self.plan("surgery")
        (self.folder / "plan.json").rename(self.folder / "surgery.json")
        self.plan("clinic")
        lines = ["month;unit;activity;performed"]
        for unit, name in (("Surgery", "surgery"), ("Medicine clinic", "clinic")):
            for row in (self.folder / name / "actual.csv").read_text().splitlines()[1:]:
                month, activity, _, performed = row.split(";")[:4]
                lines.append(f"{month};{unit};{activity};{performed}")
        (self.folder / "all.csv").write_text("\n".join(lines) + "\n")
        done = self.run_command(0, "followup", "plan.json", "surgery.json", "all.csv", "-m", "2027-04", "-f", "json")
        data = json.loads(done.stdout)
        self.assertEqual({line["unit"] for line in data["lines"]}, {"Surgery", "Medicine clinic"})
        for line in data["sums"]:
            same = [x["month"]["performed"] for x in data["lines"]
                    if x["kind"] == line["kind"] and line["unit"] in (None, x["unit"])
                    and line["category"] in (None, x["category"])]
            self.assertEqual(len(same), line["lines"])
            known = None if None in same else sum(same)
            self.assertEqual(line["month"]["performed"], known)


class BadInput(Case):
    def expect(self, code, words, *arguments):
        error = self.run_command(code, *arguments).stderr.decode()
        self.assertIn(words, error)

    def test_command_lines(self):
        self.plan("surgery")
        plan, actual = "plan.json", "surgery/actual.csv"
        cases = [
            ("one more file is wanted", "followup", plan),
            ("--month wants a month", "followup", plan, actual, "-m", "may"),
            ("--next goes with one plan", "followup", plan, plan, actual, "--next", "q.yaml"),
            ("--roster goes with one plan", "followup", plan, plan, actual, "--roster", "r.json"),
            ("go with --demand-out", "plan", "surgery/plan.yaml", "--percentile", "80"),
            ("wants a date", "plan", "surgery/plan.yaml", "--demand-out", "d.yaml", "--demand-from", "soon"),
            ("first day of a week", "plan", "surgery/plan.yaml", "--demand-out", "d.yaml", "--demand-from",
             "2027-03-30"),
            ("do not go together", "plan", "surgery/plan.yaml", "--roster", "r.json", "--write-lp", "d.yaml"),
            ("at most 53", "plan", "surgery/plan.yaml", "--demand-out", "d.yaml", "--demand-weeks", "9999999999"),
            ("has 26 weeks", "plan", "surgery/plan.yaml", "--demand-out", "d.yaml", "--demand-weeks", "27"),
        ]
        for words, *arguments in cases:
            with self.subTest(words=words):
                self.expect(2, words, *arguments)
        self.assertFalse((self.folder / "d.yaml").exists())

    def test_files(self):
        self.plan("surgery")
        for name, text in (("none.csv", "month;activity;performed\n2020-01;bed-day;3\n"), ("r.json", "{}"),
                           ("latin.csv", "month;activity;performed\n2027-04;br\xe5ck;3\n")):
            (self.folder / name).write_bytes(text.encode("latin-1"))
        actual = "surgery/actual.csv"
        self.expect(3, "reports nothing for any month of the plan", "followup", "plan.json", "none.csv")
        self.expect(3, "this is no plan", "followup", "r.json", actual)
        self.expect(3, "r.json:1:1: error: this is no roster", "followup", "plan.json", actual, "--roster", "r.json")
        self.expect(3, "r.json:1:1: error: this is no roster", "plan", "surgery/plan.yaml", "--roster", "r.json", "-o",
                    "x.json", "--report", "report.html")
        self.expect(3, "no-such.json", "followup", "no-such.json", actual)
        self.expect(3, "is a plan of the same unit", "followup", "plan.json", "plan.json", actual)
        self.expect(3, "latin.csv:2:", "followup", "plan.json", "latin.csv")
        for name in ("x.json", "report.html", "queue.yaml"):
            self.assertFalse((self.folder / name).exists())

    def test_a_plan_without_staffing_hands_nothing_down(self):
        plan = self.folder / "surgery/plan.yaml"
        plan.write_text(plan.read_text().partition("staffing:")[0])
        self.expect(2, "has no staffing", "plan", "surgery/plan.yaml", "--demand-out", "d.yaml")
        self.expect(2, "has no staffing", "plan", "surgery/plan.yaml", "--roster", "r.json")

    def test_staffing(self):
        """Each wrong line is told at its place."""
        text = (self.folder / "surgery/plan.yaml").read_text().partition("staffing:")[0]
        line = text.count("\n") + 2
        entry = "id: x, resource: theatre, shift: theatre, shortage: 100"
        cases = [
            ("{id: x, shift: theatre, shortage: 100}", 5, "a staffing has either a resource or a competence"),
            ("{%s, competence: nurse}" % entry, 5, "a staffing has either a resource or a competence"),
            ("{id: x, resource: theatr, shift: theatre, shortage: 100}", 23, "did you mean 'theatre'"),
            ("{id: x, resource: theatre, shift: theatrre, shortage: 100}", 39, "did you mean 'theatre'"),
            ("{id: x, competence: nurse, shift: day, shortage: 100, ratio: {nurse: 4}}", 66,
             "a ratio is one of a resource's open units"),
            ("{%s, below_min: 50}" % entry, 74, "below_min must cost at least what shortage does"),
            ("{%s, part: 60%%}" % entry, 3, "make 60%, not 100%"),
            ("{id: x, resource: theatre, shift: theatre}", 5, "shortage"),
        ]
        for words, column, message in cases:
            with self.subTest(words=words):
                (self.folder / "surgery/plan.yaml").write_text(f"{text}staffing:\n  - {words}\n")
                error = self.run_command(3, "plan", "surgery/plan.yaml").stderr.decode()
                self.assertRegex(error, rf"plan\.yaml:{line}:{column}: error: .*{re.escape(message)}")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=1)
