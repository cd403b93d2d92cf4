#!/usr/bin/env python3
"""The command driven from outside: exit codes, streams, files, signals.

usage: command.py BEMANNA SOURCE_DIR [unittest arguments]
"""
import json
import os
import pty
import re
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import validate

BEMANNA, SOURCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
EXAMPLES = SOURCE / "examples"
INSTANCES = SOURCE / "tests" / "instances"
FIRST = str(EXAMPLES / "first-roster" / "clinic.yaml")
WARD = str(EXAMPLES / "ward" / "ward.yaml")
HISTORY = str(EXAMPLES / "clinic" / "history.csv")
SANITIZER = re.compile(rb"ERROR: (Address|Leak)Sanitizer|runtime error:")
ENVIRONMENT = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "BEMANNA_RULES")}
ENVIRONMENT.update(BEMANNA_RULES=str(SOURCE / "rules"), LC_ALL="C.UTF-8")

SMALL = """format: bemanna/1
horizon: {start: 2027-01-04, weeks: 1}
shifts:
  day: {time: "07:00-15:00"}
contracts:
  staff: {full_time: 40h per week}
staff:
  - {id: anna, contract: staff}
  - {id: bo, contract: staff}
demand:
  - {shift: day, min: 1, target: 1, shortage: 100, surplus: 10}
rules:
  - {id: row, rule: run, of: work, max: 4}
"""


class Case(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.folder = Path(self.scratch.name)

    def file(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def run_command(self, *arguments, stdout=subprocess.PIPE, **more):
        done = subprocess.run([BEMANNA, *arguments], cwd=self.folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                              stdout=stdout, stderr=subprocess.PIPE, timeout=600, **more)
        self.assertIsNone(SANITIZER.search(done.stderr), done.stderr.decode())
        self.assertGreaterEqual(done.returncode, 0, done.stderr.decode())
        return done

    def expect(self, code, *arguments, **more):
        done = self.run_command(*arguments, **more)
        self.assertEqual(done.returncode, code, (done.stderr + (done.stdout or b"")).decode()[:3000])
        return done

    def expect_one_line(self, code, words, *arguments, **more):
        done = self.expect(code, *arguments, **more)
        error = done.stderr.decode()
        self.assertEqual(error.count("\n"), 1, error)
        self.assertIn(words, error)
        self.assertFalse(done.stdout)
        return error

    def solve(self, *arguments):
        done = self.run_command("solve", *arguments)
        self.assertIn(done.returncode, (0, 5), done.stderr.decode())
        return done


class Usage(Case):
    def test_nothing_said(self):
        done = self.expect(2)
        self.assertIn(b"usage: bemanna", done.stderr)
        self.assertEqual(done.stdout, b"")

    def test_help_and_version(self):
        for arguments in (["--help"], ["-h"], ["help"]):
            self.assertIn(b"usage: bemanna", self.expect(0, *arguments).stdout)
        for verb in ("solve", "check", "verify-bound", "show", "import", "schema", "forecast"):
            self.assertIn(b"\n  " + verb.encode() + b" ", self.expect(0, "--help").stdout)
            for arguments in ([verb, "--help"], ["help", verb], [verb, "x", "-h"]):
                self.assertIn(b"usage: bemanna " + verb.encode(), self.expect(0, *arguments).stdout)
        self.assertRegex(self.expect(0, "--version").stdout, rb"^bemanna \d+\.\d+\.\d+\n$")

    def test_bad_command_lines(self):
        cases = [
            (["slove", "x"], "did you mean 'solve'"),
            (["frobnicate"], "there is no verb 'frobnicate'"),
            (["--verson"], "did you mean '--version'"),
            (["help", "chekc"], "did you mean 'check'"),
            (["solve"], "no file was named"),
            (["check", "ward.yaml"], "one more file is wanted"),
            (["solve", "a", "b"], "'b' is one argument too many"),
            (["solve", "x", "--tiem-limit", "3"], "did you mean '--time-limit'"),
            (["solve", "x", "--tiem-limit=3"], "did you mean '--time-limit'"),
            (["solve", "x", "-z"], "there is no option '-z'"),
            (["solve", "x", "--quiet=1"], "--quiet takes no value"),
            (["solve", "x", "--seed"], "'--seed' wants a value"),
            (["solve", "x", "--time-limit", "soon"], "a time such as"),
            (["solve", "x", "--time-limit", "-5"], "a time such as"),
            (["solve", "x", "--time-limit", "nan"], "a time such as"),
            (["solve", "x", "--time-limit", "3w"], "a time such as"),
            (["solve", "x", "--gap", "1 %%"], "a percentage such as"),
            (["solve", "x", "--seed", "1.5"], "a whole number"),
            (["solve", "x", "--work-limit", "99999999999999999999"], "a whole number"),
            (["solve", "x", "--threads", "5000"], "at most 4096"),
            (["solve", "x", "--format", "yaml"], "one of json|grid, not 'yaml'"),
            (["solve", "x", "--format", ""], "one of json|grid"),
            (["solve", "x", "-o", ""], "a name"),
            (["import", "xyz", "f"], "there is no format 'xyz'"),
            (["check", "a", "b", "--grid", "--format", "json"], "do not go together"),
            (["solve", "x", "--seed", "\033[2J"], "not '?[2J'"),
            (["forecast", "x", "--horizon", "28"], "a span such as"),
            (["forecast", "x", "--horizon", "0d"], "a span such as"),
            (["forecast", "x", "--by", "year"], "one of hour|day|week|month"),
            (["forecast", "x", "--model", "holt_winter"], "did you mean 'holt_winters'"),
            (["forecast", HISTORY, "--from", "2026-01-01"], "is in the history"),
            (["forecast", HISTORY, "--from", "4 January"], "a date such as"),
            (["forecast", HISTORY, "--horizon", "9999d"], "at most 9000"),
        ]
        for arguments, words in cases:
            with self.subTest(arguments=arguments):
                error = self.expect_one_line(2, words, *arguments)
                self.assertIn("--help", error)


class Input(Case):
    def test_what_is_no_ward(self):
        deep = "format: bemanna/1\nname: " + "[" * 10000 + "]" * 10000 + "\n"
        bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
            f"{c}: &{c} [{', '.join(['*' + p] * 10)}]\n" for p, c in zip("abcdefghi", "bcdefghij"))
        (self.folder / "folder").mkdir()
        cases = {
            "missing": str(self.folder / "missing.yaml"),
            "folder": str(self.folder / "folder"),
            "binary": str(BEMANNA),
            "empty": self.file("empty.yaml", ""),
            "nul": self.file("nul.yaml", b"format: bemanna/1\0\n"),
            "latin-1": self.file("latin.yaml", "name: \xe5".encode("latin-1")),
            "deep": self.file("deep.yaml", deep),
            "bomb": self.file("bomb.yaml", bomb),
            "device": "/dev/full",
        }
        for name, path in cases.items():
            with self.subTest(name):
                done = self.expect(3, "solve", path, "-o", "out.json")
                self.assertEqual(done.stdout, b"")
                self.assertIn(b"error: ", done.stderr)
                self.assertLess(len(done.stderr), 50000)
                self.assertFalse((self.folder / "out.json").exists())

    def test_a_hundred_mebibytes(self):
        path = self.folder / "huge.yaml"
        with open(path, "wb") as huge:
            huge.truncate(100 << 20)
        start = time.monotonic()
        self.expect_one_line(3, "error", "solve", str(path), "--diagnostics", "json")
        self.assertLess(time.monotonic() - start, 30)

    def test_place_and_caret(self):
        path = self.file("w.yaml", SMALL.replace("shift: day", "shift: dya"))
        error = self.expect(3, "solve", path).stderr.decode()
        self.assertIn("w.yaml:11:13: error: ", error)
        self.assertIn("did you mean 'day'", error)
        self.assertIn("    11 |   - {shift: dya, min: 1", error)
        self.assertIn("\n       |             ^~~\n", error)

    def test_json_diagnostics(self):
        path = self.file("w.yaml", SMALL.replace("shift: day", "shift: dya"))
        report = json.loads(self.expect_one_line(3, "", "solve", path, "--diagnostics", "json"))
        self.assertEqual(report["format"], "bemanna-diagnostics/1")
        self.assertEqual(report["errors"], 1)
        self.assertEqual(report["diagnostics"][0]["line"], 11)

    def test_what_is_no_roster(self):
        ward = self.file("w.yaml", SMALL)
        for text in ("{", "{\"assignments\": [{\"person\": \"nobody\"}]}", b"\0\1\2", ""):
            with self.subTest(text=text):
                done = self.expect(3, "check", ward, self.file("r.json", text))
                self.assertIn(b"error: ", done.stderr)
                self.assertEqual(done.stdout, b"")
        self.expect(3, "check", ward, "missing.json")
        self.expect(3, "show", ward, str(self.folder))

    def test_import(self):
        self.expect(3, "import", "cq", "missing.txt")
        self.expect(3, "import", "cq", self.file("x.txt", "no instance"), "-o", "out.yaml")
        self.assertFalse((self.folder / "out.yaml").exists())
        self.expect(2, "import", "cq", "a.txt", "b.txt")
        self.expect(3, "import", "inrc2", str(INSTANCES / "small.inrc1.txt"))

    def test_small_instances_are_solved_to_their_optimum(self):
        stated = dict(re.findall(r"\| small\.(\w+)\.txt \|.*optimum (\d+) \|", (INSTANCES / "README.md").read_text()))
        self.assertEqual(len(stated), 3)
        for kind, optimum in stated.items():
            with self.subTest(kind=kind):
                self.expect(0, "import", kind, str(INSTANCES / f"small.{kind}.txt"), "-o", "w.yaml")
                answer = json.loads(self.solve("w.yaml", "--work-limit", "20000000").stdout)
                self.assertEqual((answer["status"], answer["cost"]["total"]), ("optimal", int(optimum)))

    def test_rosters_of_the_competitions(self):
        ward = self.file("w.yaml", SMALL.replace("weeks: 1", "weeks: 2"))
        one = "<Assignment><Date>2027-01-05</Date><Employee>bo</Employee><ShiftType>day</ShiftType></Assignment>"
        xml = self.file("r.xml", f"<?xml version='1.0'?>\n<Solution>{one}</Solution>\n")
        weeks = [self.file(f"{n}.txt", f"SOLUTION\n{n} x\n\nASSIGNMENTS = 0\n") for n in (3, 4)]
        self.expect(7, "check", ward, xml)
        self.expect(7, "check", ward, *weeks)
        self.expect(0, "show", ward, *weeks)
        self.expect(3, "check", ward, weeks[0])
        self.expect(3, "check", ward, weeks[0], weeks[0])
        self.expect(3, "check", ward, weeks[0], xml)


class Output(Case):
    def test_file_and_stream_are_the_same(self):
        streamed = self.solve(FIRST, "--work-limit", "2000000").stdout
        self.solve(FIRST, "--work-limit", "2000000", "-o", "r.json")
        self.assertEqual((self.folder / "r.json").read_bytes(), streamed)
        self.assertEqual(json.loads(streamed)["format"], "bemanna-roster/1")
        self.assertEqual([each.name for each in self.folder.iterdir()], ["r.json"])

    def test_same_bytes_whatever_the_threads(self):
        for ward, work in ((FIRST, "2000000"), (str(EXAMPLES / "stand-ins" / "admissions.yaml"), "2000000"),
                           (WARD, "120000")):
            outputs = [self.solve(ward, "--seed", "7", "--work-limit", work, "--threads", n).stdout
                       for n in ("1", "2", "1")]
            self.assertEqual(outputs[0], outputs[1])
            self.assertEqual(outputs[0], outputs[2])

    def ward_of_many_rows(self, n_days):
        shifts = [f"s{i}" for i in range(15)]
        return self.file("w.yaml", "\n".join(
            ["format: bemanna/1", f"horizon: {{start: 2027-01-04, days: {n_days}}}", "shifts:"] +
            [f"  {shift}: {{time: \"{6 + i % 3}:00-{14 + i % 3}:00\"}}" for i, shift in enumerate(shifts)] +
            ["contracts:", "  full: {}", "staff:"] +
            [f"  - {{id: p{e}, contract: full}}" for e in range(3)] + ["demand:"] +
            [f"  - {{shift: {shift}, target: 1, shortage: {100 + 7 * i}}}" for i, shift in enumerate(shifts)] +
            ["rules:", "  - {id: run, rule: run, of: work, max: 5}",
             "  - {id: days, rule: count, of: work, per: horizon, max: 60}"]) + "\n")

    def test_same_bytes_for_a_large_ward(self):
        """So many rows that the bound is worked on beside the improvements."""
        ward = self.ward_of_many_rows(91)
        outputs = [self.solve(ward, "--seed", "7", "--work-limit", "20000000", "--threads", n).stdout for n in ("1", "2")]
        self.assertEqual(outputs[0], outputs[1])
        self.assertIsNotNone(json.loads(outputs[0])["bound"])

    def test_limits_say_which_order_of_methods(self):
        """A master over everybody where there is work for it, else none is waited for."""
        ward = self.ward_of_many_rows(91)
        for work, has_master in (("5000000", False), ("45000000", True)):
            self.solve(ward, "--profile", "profile.json", "--work-limit", work, "-o", "r.json")
            stages = json.loads((self.folder / "profile.json").read_text())["stages"]
            work_of = {stage["name"]: stage["work"] for stage in stages}
            relaxation = next(stage for stage in stages if stage["name"] == "relaxation")
            self.assertEqual(relaxation["simplex"]["work"] > 0, has_master)
            self.assertGreater(relaxation["work"], 0)
            self.assertGreater(work_of["improve"], 0)  # before a long relaxation too
            self.assertNotIn("dive", work_of)
            self.expect(0, "check", ward, "r.json")

    def test_quiet(self):
        done = self.expect(0, "solve", self.file("w.yaml", SMALL), "-q", "-o", "r.json")
        self.assertEqual((done.stdout, done.stderr), (b"", b""))

    def test_grid(self):
        ward = self.file("w.yaml", SMALL)
        grid = self.expect(0, "solve", ward, "--grid").stdout.decode()
        self.assertRegex(grid, r"anna +100 % ( +[D·]){7}")
        self.assertIn("No roster costs less than", grid)
        self.expect(0, "solve", ward, "-o", "r.json")
        shown = self.expect(0, "show", ward, "r.json").stdout.decode()
        self.assertIn([line for line in grid.splitlines() if line.startswith("anna")][0], shown)
        both = self.expect(0, "solve", ward, "-o", "r.json", "--grid")
        self.assertEqual(both.stdout.decode(), grid)
        self.expect(0, "solve", ward, "-o", "r.txt", "--format", "grid")
        self.assertIn("anna", (self.folder / "r.txt").read_text())

    def test_a_full_disk(self):
        ward = self.file("w.yaml", SMALL)
        with open("/dev/full", "wb") as full:
            self.expect_one_line(1, "No space left", "solve", "-q", ward, stdout=full)
            self.expect_one_line(1, "No space left", "schema", stdout=full)
            self.expect_one_line(1, "No space left", "--help", stdout=full)
        self.expect_one_line(1, "No space left", "solve", "-q", ward, "-o", "/dev/full")
        self.expect_one_line(1, "No space left", "solve", "-q", ward, "--write-lp", "/dev/full")

    def test_a_file_that_may_not_grow(self):
        """As a disk that fills up half-way: the file that was there stays, nothing else is left."""
        def limit():  # clang's OpenMP needs 1024 bytes of shared memory; the roster is larger
            resource.setrlimit(resource.RLIMIT_FSIZE, (1100, 1100))
        ward = self.file("w.yaml", SMALL)
        self.file("r.json", "before")
        self.expect_one_line(1, "File too large", "solve", "-q", ward, "-o", "r.json", preexec_fn=limit)
        self.assertEqual((self.folder / "r.json").read_text(), "before")
        self.assertEqual(len(list(self.folder.iterdir())), 2)

    def test_places_where_nothing_can_be_written(self):
        """Known before the search, not after: nothing is said of a roster that then is lost."""
        ward = self.file("w.yaml", SMALL)
        self.expect_one_line(1, "No such file", "solve", ward, "-o", "no/such/r.json")
        self.expect_one_line(1, "Is a directory", "solve", ward, "-o", ".")
        self.expect_one_line(1, "No such file", "solve", ward, "-o", "r.json", "-c", "no/such/c.json")
        self.expect_one_line(1, "No such file", "solve", ward, "--write-lp", "no/such/r.lp")
        self.assertEqual(len(list(self.folder.iterdir())), 1)

    def test_a_closed_pipe(self):
        ward = self.file("w.yaml", SMALL)
        for arguments in (["solve", "-q", ward], ["schema"]):
            read, write = os.pipe()
            os.close(read)
            try:
                self.expect_one_line(1, "Broken pipe", *arguments, stdout=write)
            finally:
                os.close(write)

    def test_a_closed_stream(self):
        ward = self.file("w.yaml", SMALL)
        done = subprocess.run(["sh", "-c", '"$0" solve -q "$1" >&-', BEMANNA, ward], env=ENVIRONMENT,
                              stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"Bad file descriptor", done.stderr)
        self.assertEqual(Path(ward).read_text(), SMALL)

    def test_without_a_roster_a_file_is_left_as_it_was(self):
        ward = self.file("w.yaml", SMALL.replace("max: 4", "max: 1").replace("target: 1", "target: 2")
                         .replace("min: 1", "min: 2"))
        self.file("r.json", "before")
        done = self.expect(4, "solve", ward, "-o", "r.json")
        self.assertEqual((self.folder / "r.json").read_text(), "before")
        self.assertIn(b"nothing is written", done.stderr)
        answer = json.loads(self.expect(4, "solve", ward).stdout)
        self.assertEqual(answer["status"], "infeasible")
        self.assertEqual(answer["assignments"], [])

    def test_programs_for_other_solvers(self):
        ward = self.file("w.yaml", SMALL)
        done = self.expect(0, "solve", ward, "--write-lp", "w.lp", "--write-mps", "w.mps")
        self.assertEqual(done.stdout, b"")
        self.assertIn("Minimize", (self.folder / "w.lp").read_text())
        self.assertIn("ROWS", (self.folder / "w.mps").read_text())
        self.assertEqual(len(list(self.folder.iterdir())), 3)

    def test_schema(self):
        self.assertIn("$schema", json.loads(self.expect(0, "schema").stdout))

    def test_progress_lines(self):
        done = self.solve(FIRST, "--progress", "json", "--work-limit", "2000000")
        lines = [json.loads(line) for line in done.stderr.decode().splitlines() if line.startswith("{")]
        self.assertTrue(lines)
        for line in lines:
            self.assertEqual(list(line), ["seconds", "work", "phase", "cost", "bound", "gap", "columns", "rounds"])


class Schema(Case):
    def check_valid(self, text):
        path = self.file("x.json", text)
        self.assertEqual(list(validate.complaints(SOURCE / "docs" / "schema", path)), [])

    @unittest.skipUnless(validate.jsonschema, "python3-jsonschema is not installed")
    def test_outputs_are_as_published(self):
        for ward in sorted([*EXAMPLES.glob("*/ward.yaml"), *EXAMPLES.glob("*/clinic.yaml"), *EXAMPLES.glob("*/admissions.yaml")]):
            with self.subTest(ward=ward):
                done = self.run_command("solve", str(ward), "--work-limit", "300000")
                self.assertIn(done.returncode, (0, 4, 5, 6))
                self.check_valid(done.stdout)
                if json.loads(done.stdout)["assignments"]:
                    roster = self.file("r.json", done.stdout)
                    self.check_valid(self.expect(0, "check", str(ward), roster, "--format", "json").stdout)

    @unittest.skipUnless(validate.jsonschema, "python3-jsonschema is not installed")
    def test_what_is_not_as_published_is_caught(self):
        roster = json.loads(self.expect(0, "solve", self.file("w.yaml", SMALL)).stdout)
        for wrong in ({"status": "good"}, {"gap": "0"}, {"seconds": 3}, {"key_figures": {}}):
            path = self.file("x.json", json.dumps({**roster, **wrong}))
            self.assertTrue(list(validate.complaints(SOURCE / "docs" / "schema", path)), wrong)


PLAN = """format: bemanna/1
horizon: {start: 2027-01-04, weeks: 6}
competences: {doctor: {}, nurse: {}}
contracts: {full: {full_time: 40h per week, pay: {monthly: 50000, employer_fee: 50%}}}
groups:
  doctors: {contract: full, competences: doctor, heads: 2, headroom: 20%, extra: {most: 10%, price: 900 per hour}}
  nurses: {contract: full, competences: nurse, heads: 3, headroom: 20%}
offers:
  agency: {kind: rental, competences: nurse, hours: 40, price: 660 per hour}
resources:
  room: {units: 3, hours: 30h per week, team: {nurse: 0.5}, min: MIN}
activities:
  visit: {kind: visit, time: {doctor: 45m}, uses: {room: 1h}, inflow: 90, backlog: 500, guarantee: 4 weeks,
          late: 500 per week, cancellation: 5%, drg: 0.1, cost: 100}
rental: {max_ratio: 10%, over: 100%}
"""
SOFT_PLAN, HARD_PLAN = PLAN.replace("MIN", "2, below: 3000 per unit"), PLAN.replace("MIN", "7, mode: hard")


class Plan(Case):
    def draw(self, name, *sizes):
        done = subprocess.run([sys.executable, SOURCE / "bench" / "draw_plan.py", *map(str, sizes)],
                              stdout=subprocess.PIPE, check=True)
        return self.file(name, done.stdout)

    def plan(self, *arguments):
        return json.loads(self.expect(0, "plan", *arguments).stdout)

    def glpsol(self, mps):
        done = subprocess.run(["glpsol", "--freemps", mps, "--nopresol", "-w", str(self.folder / "out")], check=True,
                              stdout=subprocess.PIPE)
        found = re.search(rb"^s bas \d+ \d+ f f (\S+)", (self.folder / "out").read_bytes(), re.M)
        self.assertTrue(found, done.stdout[-500:])
        return float(found[1])

    @unittest.skipUnless(shutil.which("glpsol"), "glpsol is not installed")
    def test_glpsol_finds_the_same_optimum_of_the_program_written(self):
        plans = [self.file("soft.yaml", SOFT_PLAN)] + [self.draw(f"p{i}.yaml", 8, 5, 8, 2, i) for i in range(8)]
        for path in plans:
            with self.subTest(plan=path):
                least = self.plan(path, "--no-prices")
                self.expect(0, "plan", path, "--write-mps", "least.mps")
                self.assertAlmostEqual(self.glpsol(self.folder / "least.mps"), least["cost"]["total"] / 100,
                                       delta=0.5 + 1e-8 * least["cost"]["total"])
                most = self.plan(path, "--maximise", "--no-prices")
                self.expect(0, "plan", path, "--maximise", "--write-mps", "most.mps")
                value = sum(a["drg"] * a["total"]["performed"] for a in most["activities"])
                self.assertAlmostEqual(-self.glpsol(self.folder / "most.mps"), value, delta=1e-4 * (1 + value))

    @unittest.skipUnless(validate.jsonschema, "python3-jsonschema is not installed")
    def test_json_is_as_published(self):
        for arguments in ([self.file("soft.yaml", SOFT_PLAN)], [self.draw("p.yaml", 8, 5, 8)],
                          [self.file("hard.yaml", HARD_PLAN)], [self.file("soft.yaml", SOFT_PLAN), "--maximise"]):
            done = self.run_command("plan", *arguments)
            path = self.file("x.json", done.stdout)
            self.assertEqual(list(validate.complaints(SOURCE / "docs" / "schema", path)), [])

    def test_what_must_hold_and_cannot_is_named_with_exit_code_4(self):
        path = self.file("hard.yaml", HARD_PLAN)
        error = self.expect(4, "plan", path, "-o", "plan.json").stderr.decode()
        self.assertIn("hard.yaml:11:66: error: 7 of 'room' must be open", error)
        self.assertIn("hard.yaml:11:3: error: there are 3 of 'room'", error)
        self.assertNotIn("nurses", error)
        self.assertFalse((self.folder / "plan.json").exists())

    def test_bad_files_say_where_with_exit_code_3(self):
        path = self.file("bad.yaml", SOFT_PLAN.replace("inflow: 90", "inflow: -90"))
        error = self.expect(3, "plan", path).stderr.decode()
        self.assertIn("a number not below 0", error)
        self.assertIn("bad.yaml:13", error)

    def test_same_file_same_bytes(self):
        path = self.draw("p.yaml", 8, 5, 8)
        self.assertEqual(self.expect(0, "plan", path).stdout, self.expect(0, "plan", path).stdout)

    def test_a_table_to_read(self):
        path = self.file("soft.yaml", SOFT_PLAN)
        text = self.expect(0, "plan", path, "-f", "text", "-o", "plan.txt").stdout
        self.assertEqual(text, b"")
        text = (self.folder / "plan.txt").read_text()
        for words in ("visit", "Bottlenecks", "One more full-time person", "Weekly rate", "Cost per DRG point"):
            self.assertIn(words, text)

    def test_the_schema_is_of_plans(self):
        schema = json.loads(self.expect(0, "schema", "--of", "plan").stdout)
        self.assertIn("activities", schema["allOf"][0]["properties"])


class Check(Case):
    def test_own_roster_is_legal_at_its_cost(self):
        self.solve(FIRST, "--work-limit", "2000000", "-o", "r.json")
        roster = json.loads((self.folder / "r.json").read_text())
        report = json.loads(self.expect(0, "check", FIRST, "r.json", "--format", "json").stdout)
        self.assertTrue(report["legal"])
        self.assertEqual(report["cost"], roster["cost"])
        self.assertEqual(report["coverage"], roster["coverage"])
        self.assertIn(b"All hard rules are kept", self.expect(0, "check", FIRST, "r.json").stdout)

    def test_a_broken_rule(self):
        ward = self.file("w.yaml", SMALL)
        grid = self.file("r.txt", "anna D D D D D - -\nbo - - - - - D D\n".replace("D", "day"))
        done = self.expect(7, "check", ward, grid)
        self.assertRegex(done.stdout.decode(), r"w\.yaml:13:\d+: broken: anna ")
        report = json.loads(self.expect(7, "check", ward, grid, "--format", "json", "-q").stdout or b"{}")
        self.assertEqual(report, {})
        report = json.loads(self.expect(7, "check", ward, grid, "--format", "json").stdout)
        self.assertFalse(report["legal"])
        self.assertEqual(report["violations"][0]["rule"], "row")
        self.expect(7, "check", ward, grid, "-o", "report.txt")
        self.assertIn("broken", (self.folder / "report.txt").read_text())
        self.expect(0, "show", ward, grid)


class Profile(Case):
    def profile(self, ward, *arguments):
        self.run_command("solve", ward, "-q", "-o", "o.json", "--profile", "p.json", *arguments)
        return json.loads((self.folder / "p.json").read_text())

    def test_stages_sum_to_the_roster_s_statistics(self):
        for ward in (FIRST, str(EXAMPLES / "stand-ins" / "admissions.yaml")):
            profile = self.profile(ward)
            statistics = json.loads((self.folder / "o.json").read_text())["statistics"]
            self.assertEqual(profile["status"], "optimal")
            self.assertEqual(profile["stages"][0]["name"], "compile")
            for key, whole in statistics.items():
                self.assertEqual(sum(stage[key] for stage in profile["stages"]), whole, key)
            for stage in profile["stages"]:
                self.assertLessEqual(stage["pricing"]["work"] + stage["simplex"]["work"], stage["work"])
                self.assertEqual(stage["pricing"]["work"] > 0, stage["pricings"] > 0)

    def test_work_is_the_same_on_two_threads(self):
        one, two = (self.profile(FIRST, "-w", "3000", "-j", n) for n in "12")
        for stage in one["stages"] + two["stages"]:
            del stage["seconds"]
            for timed in (stage, stage["pricing"], stage["simplex"]):
                del timed["cpu_seconds"]
        self.assertEqual(one, two)

    def test_without_a_roster_too(self):
        profile = self.profile(str(EXAMPLES / "impossible" / "ward.yaml"))
        self.assertEqual(profile["status"], "infeasible")
        self.assertEqual([stage["name"] for stage in profile["stages"]], ["compile"])

    @unittest.skipUnless(validate.jsonschema, "python3-jsonschema is not installed")
    def test_the_schema(self):
        self.profile(FIRST)
        self.assertEqual(list(validate.complaints(SOURCE / "docs" / "schema", self.folder / "p.json")), [])

    def test_a_file_of_its_own(self):
        for other in (["-o", "x.json"], ["-c", "x.json"]):
            self.expect(2, "solve", FIRST, *other, "--profile", "x.json")
        self.expect(1, "solve", FIRST, "-q", "--profile", "nowhere/p.json")


class Show(Case):
    def changes(self, ward, roster, old):
        lines = self.expect(0, "show", ward, roster, "--since", old).stdout.decode().splitlines()
        first = next(i for i, line in enumerate(lines) if line.startswith("Changed since"))
        return lines[first:lines.index("", first)]

    def test_what_is_changed_since_an_older_roster(self):
        """Somebody is ill, somebody has left, somebody is new, a day is outside the older one."""
        ward = self.file("w.yaml", SMALL)
        self.solve(ward, "-o", "old.json")
        self.assertEqual(self.changes(ward, "old.json", "old.json"), ["Changed since old.json: nothing"])
        old = json.loads((self.folder / "old.json").read_text())
        old["assignments"] = [{"person": p, "date": f"2027-01-{d:02}", "shift": "day", "role": None}
                              for p, d in (("anna", 4), ("anna", 5), ("gone", 6))]
        old["key_figures"]["people"].append(dict(old["key_figures"]["people"][0], person="gone"))
        old["horizon"]["days"] = 6
        self.file("old.json", json.dumps(old))
        later = SMALL.replace("  - {id: bo, contract: staff}", "  - {id: bo, contract: staff}\n  - {id: new, contract: staff}")
        ward = self.file("w.yaml", later + "leave:\n  - {who: anna, date: 2027-01-05}\n")
        grid = self.file("r.txt", "anna day - - - - - -\nbo - day - - - - day\nnew - - day - - - -\n")
        self.assertEqual(self.changes(ward, grid, "old.json"), [
            "Changed since old.json: 2 days of 2 people",
            "  Tue 2027-01-05  anna    day → leave",
            "  Tue 2027-01-05  bo      off → day"])

    def test_what_is_no_older_roster(self):
        ward = self.file("w.yaml", SMALL)
        grid = self.file("r.txt", "anna day - - - - - -\nbo - day - - - - day\n")
        done = self.expect(3, "show", ward, grid, "--since", ward)
        self.assertEqual(done.stdout, b"")
        self.assertIn(b"error: ", done.stderr)
        self.expect(3, "show", ward, grid, "--since", "missing.json")


class Certificate(Case):
    def certify(self, ward, *arguments):
        self.run_command("solve", ward, "-q", "-c", "c.json", *arguments)
        return json.loads((self.folder / "c.json").read_text())

    def verify(self, code, words, ward, certificate):
        text = certificate if isinstance(certificate, str) else json.dumps(certificate)
        done = self.expect(code, "verify-bound", ward, self.file("changed.json", text))
        self.assertIn(words, (done.stdout + done.stderr).decode())
        return done

    def test_what_solve_writes_is_verified(self):
        for ward in (FIRST, self.file("w.yaml", SMALL)):
            roster = json.loads(self.run_command("solve", ward, "-q", "-c", "c.json").stdout)
            certificate = json.loads((self.folder / "c.json").read_text())
            self.assertEqual(certificate["bound"], roster["bound"])
            self.assertEqual(certificate["inputs"], roster["inputs"])
            done = self.expect(0, "verify-bound", ward, "c.json")
            self.assertIn(b"verified: no roster costs less than", done.stdout)
            self.assertEqual(done.stderr, b"")
            self.assertEqual(self.expect(0, "verify-bound", ward, "c.json", "-q").stdout, b"")

    def test_a_bound_below_the_roster(self):
        ward = str(EXAMPLES / "stand-ins" / "admissions.yaml")
        roster = json.loads(self.expect(0, "solve", ward, "-q", "--gap", "90%", "-c", "c.json").stdout)
        certificate = json.loads((self.folder / "c.json").read_text())
        self.assertLess(certificate["bound"], roster["cost"]["total"])
        self.assertEqual(certificate["bound"], roster["bound"])
        self.expect(0, "verify-bound", ward, "c.json")

    def test_that_there_is_no_roster(self):
        ward = self.file("w.yaml", SMALL.replace("min: 1, target: 1", "min: 2, target: 2"))
        self.expect(4, "solve", ward, "-q", "-c", "c.json")
        self.assertIsNone(json.loads((self.folder / "c.json").read_text())["bound"])
        done = self.expect(0, "verify-bound", ward, "c.json")
        self.assertEqual(done.stdout, b"verified: no roster keeps all hard rules\n")

    def test_that_somebody_has_no_schedule(self):
        """Found when the ward is compiled, before there is a model that prices could speak of."""
        ward = str(EXAMPLES / "impossible" / "ward.yaml")
        self.expect(4, "solve", ward, "-q", "-c", "c.json")
        certificate = json.loads((self.folder / "c.json").read_text())
        self.assertEqual((certificate["bound"], certificate["model"], certificate["tree"]), (None, "0" * 16, []))
        self.verify(0, "verified: no roster keeps all hard rules", ward, certificate)
        self.verify(7, "no roster at all", ward, {**certificate, "bound": 1})
        self.verify(7, "no roster at all", ward, {**certificate, "model": "0" * 15 + "1"})
        self.verify(7, "another input", ward, {**certificate, "inputs": {"sha256": "0" * 64}})
        self.verify(7, "another model", FIRST, {**certificate, "inputs": self.certify(FIRST)["inputs"]})

    def test_a_large_one(self):
        """Far beyond the 16 MiB of what people write."""
        certificate = json.dumps(self.certify(FIRST)).replace(", ", "," + 200 * " ")
        room = "\n" * (17 << 20)
        self.verify(0, "verified", FIRST, certificate[:-1] + room + "}")
        path = self.folder / "huge.json"
        with open(path, "wb") as sparse:
            sparse.truncate((1 << 30) + 1)
        done = self.expect(3, "verify-bound", FIRST, path)
        self.assertIn(b"too big: a file may hold at most 1024 MiB", done.stderr)

    def test_a_tree(self):
        self.expect(0, "import", "cq", str(INSTANCES / "small.cq.txt"), "-o", "w.yaml")
        certificate = self.certify("w.yaml")
        self.verify(0, "verified", "w.yaml", certificate)
        date = json.loads(self.expect(0, "solve", "w.yaml", "-q").stdout)["horizon"]["start"]
        splits = [{"person": "P1", "date": date, "shift": None, "role": None}]
        leaf = certificate["tree"][-1]
        self.verify(0, "verified", "w.yaml", {**certificate, "tree": splits + [leaf, leaf]})
        self.verify(7, "lacks leaves", "w.yaml", {**certificate, "tree": splits + [leaf]})
        self.verify(7, "more in it than its tree", "w.yaml", {**certificate, "tree": splits + [leaf] * 3})

    def test_forged_ones_are_refused(self):
        ward = self.file("w.yaml", SMALL)
        certificate = self.certify(ward)
        leaf = certificate["tree"][-1]
        self.verify(7, "it proves less than it claims", ward, {**certificate, "bound": certificate["bound"] + 1})
        self.verify(7, "does not prove that no roster", ward, {**certificate, "bound": None})
        self.verify(7, "another model", ward, {**certificate, "model": "0" * 16})
        self.verify(7, "another input", ward, {**certificate, "inputs": {"sha256": "0" * 64}})
        self.verify(7, "tree lacks leaves", ward, {**certificate, "tree": []})
        raised = {**leaf, "least": [z + 1024 for z in leaf["least"]]}
        self.verify(7, "has a schedule that costs less", ward, {**certificate, "tree": [raised]})
        self.verify(7, "another input", self.file("v.yaml", SMALL + "# a word more"), certificate)

    def test_malformed_ones_are_shown(self):
        ward = self.file("w.yaml", SMALL)
        self.certify(ward)
        text = (self.folder / "c.json").read_text()
        self.verify(3, ":6:12: error: expected a whole number", ward, text.replace("1024", "1024.5"))
        self.verify(3, "error: expected ',' or ']'", ward, text[:-4])
        self.verify(3, "2:13: error: this is no certificate", ward, text.replace("bemanna-certificate/1", "x"))
        self.expect(3, "verify-bound", ward, "absent.json")
        self.expect(3, "verify-bound", "absent.yaml", "c.json")
        self.expect_one_line(2, "one more file is wanted", "verify-bound", ward)

    def test_written_whole_or_not_at_all(self):
        self.expect(1, "solve", FIRST, "-q", "-c", "/dev/full")
        self.expect(1, "solve", FIRST, "-q", "-c", "absent/c.json")

    def test_one_file_for_two_things(self):
        self.expect_one_line(2, "the same file", "solve", FIRST, "-o", "a.json", "-c", "a.json")
        self.assertEqual(list(self.folder.iterdir()), [])

    @unittest.skipUnless(validate.jsonschema, "python3-jsonschema is not installed")
    def test_as_published(self):
        certificate = self.certify(FIRST)
        self.assertEqual(list(validate.complaints(SOURCE / "docs" / "schema", self.folder / "c.json")), [])
        self.expect(4, "solve", str(EXAMPLES / "impossible" / "ward.yaml"), "-q", "-c", "none.json")
        self.assertEqual(list(validate.complaints(SOURCE / "docs" / "schema", self.folder / "none.json")), [])
        for wrong in ({"scale": 0}, {"bound": 1.5}, {"tree": []}, {"model": "x"}, {"more": 1}):
            path = self.file("x.json", json.dumps({**certificate, **wrong}))
            self.assertTrue(list(validate.complaints(SOURCE / "docs" / "schema", path)), wrong)


class Forecast(Case):
    def rows(self, text):
        lines = text.splitlines()
        return [dict(zip(lines[0].split(","), line.split(","))) for line in lines[1:]]

    def test_json_and_csv_say_the_same(self):
        done = self.expect(0, "forecast", HISTORY, "--holidays", "sweden", "--csv", "f.csv", "-o", "f.json")
        self.assertEqual(done.stdout, b"")
        self.assertIn(b"new_visit: ", done.stderr)
        data = json.loads((self.folder / "f.json").read_text())
        rows = self.rows((self.folder / "f.csv").read_text())
        flat = [{"date": row["date"], "group": series["group"], **{key: row[key] for key in ("value", "p10", "p50", "p80", "p90")}}
                for series in data["series"] for row in series["forecast"]]
        self.assertEqual([{key: str(value) for key, value in row.items()} for row in flat],
                         [{key: value if key in ("date", "group") else str(json.loads(value)) for key, value in row.items()}
                          for row in rows])
        self.assertEqual(len(rows), 2 * 28)
        again = self.expect(0, "forecast", HISTORY, "--holidays", "sweden", "-f", "json", "-q")
        self.assertEqual(again.stdout, (self.folder / "f.json").read_bytes())

    def test_a_forecast_is_a_history(self):
        self.expect(0, "forecast", HISTORY, "--holidays", "sweden", "--by", "week", "--csv", "f.csv", "-q")
        data = json.loads(self.expect(0, "forecast", "f.csv", "-q", "-f", "json").stdout)
        self.assertEqual([(series["group"], series["history"]["steps"]) for series in data["series"]],
                         [("new_visit", 26), ("return_visit", 26)])

    def test_names_of_groups_come_through(self):
        lines = ['date;group;value'] + [f'2027-01-{day:02};{group};{day}' for day in range(4, 19) for group in ('"a,""b"""', "c", "å")]
        self.file("h.csv", "\n".join(lines))
        self.expect(0, "forecast", "h.csv", "-q", "--csv", "f.csv")
        data = json.loads(self.expect(0, "forecast", "f.csv", "-q", "-f", "json").stdout)
        self.assertEqual([series["group"] for series in data["series"]], ['a,"b"', "c", "å"])

    def test_from_and_horizon(self):
        for arguments, first, last in ((["--horizon", "1w"], "2026-12-31", "2027-01-06"),
                                       (["--from", "2027-01-04", "--horizon", "14d"], "2027-01-04", "2027-01-17"),
                                       (["--from", "2027-02-01", "--horizon", "1m"], "2027-02-01", "2027-02-28"),
                                       (["--from", "2027-01-06", "--horizon", "8d", "--by", "week"], "2027-01-04", "2027-01-11"),
                                       (["--horizon", "2m", "--by", "month"], "2027-01-01", "2027-02-01")):
            with self.subTest(arguments=arguments):
                done = self.expect(0, "forecast", HISTORY, "--holidays", "sweden", "-q", "-f", "json", *arguments)
                rows = json.loads(done.stdout)["series"][0]["forecast"]
                self.assertEqual((rows[0]["date"], rows[-1]["date"]), (first, last))

    def test_hours_and_the_clock(self):
        lines = ["time,value"] + [f"2027-03-{day:02}T{hour:02}:00,{hour % 12 + day % 7}" for day in range(1, 28) for hour in range(24)]
        path = self.file("h.csv", "\n".join(lines))
        done = self.expect(0, "forecast", path, "--horizon", "24h", "--timezone", "Europe/Stockholm", "-q", "--csv", "f.csv")
        self.assertEqual(done.stdout, b"")
        times = [row["date"] for row in self.rows((self.folder / "f.csv").read_text())]
        self.assertEqual(times[:3], ["2027-03-28T00:00", "2027-03-28T01:00", "2027-03-28T03:00"])
        self.assertEqual(len(times), 23)

    def test_bad_files(self):
        for text, words in (("date,value\n2027-01-04,-1\n", "h.csv:2:12: error: below zero"),
                            ("date,value\n2027-01-04,1\n2027-01-04,1\n", "h.csv:3:1: error: this day stands on line 2 already"),
                            ("", "h.csv:1:1: error: the file is empty"), ("\0", "binary"), ("a\xe5".encode("latin-1"), "UTF-8")):
            with self.subTest(words=words):
                self.file("h.csv", text)
                done = self.expect(3, "forecast", "h.csv", "-o", "f.json", "--csv", "f.csv")
                self.assertIn(words, done.stderr.decode())
                self.assertEqual([each.name for each in self.folder.iterdir()], ["h.csv"])
        self.assertIn("--holidays:1:1: error", self.expect(3, "forecast", HISTORY, "--holidays", "2027-02-30").stderr.decode())

    def test_table(self):
        table = self.expect(0, "forecast", HISTORY, "--holidays", "sweden", "-t", "-o", "f.json").stdout.decode()
        self.assertIn("note: 3 days are missing: 2025-03-10..2025-03-12", table)
        self.assertRegex(table, r"\* [a-z_]+ +\d+\.\d %")
        self.assertRegex(table, r"2027-01-04 +\d+\.\d ")

    @unittest.skipUnless(validate.jsonschema, "python3-jsonschema is not installed")
    def test_outputs_are_as_published(self):
        short = self.file("s.csv", "date,value\n2027-01-04,3\n")
        hours = self.file("h.csv", "\n".join(["date,hour,value"] + [f"2027-01-{day:02},{hour},0" for day in range(1, 9) for hour in range(24)]))
        for arguments in ([HISTORY], [HISTORY, "--by", "month"], [short], [hours, "--model", "simple"]):
            path = self.file("f.json", self.expect(0, "forecast", *arguments, "-f", "json").stdout)
            self.assertEqual(list(validate.complaints(SOURCE / "docs" / "schema", path)), [])


class Signals(Case):
    def start(self, *arguments, stderr=subprocess.PIPE):
        return subprocess.Popen([BEMANNA, *arguments], cwd=self.folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=stderr)

    def has_roster(self, process):
        """Waits until the progress lines tell of a roster."""
        for line in process.stderr:
            if line.startswith(b"{") and json.loads(line)["cost"] is not None:
                return True
        return False

    def test_the_first_keeps_the_best(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(signal=number):
                process = self.start("solve", WARD, "--gap", "0", "-o", "r.json", "--progress", "json")
                self.assertTrue(self.has_roster(process))
                time.sleep(3)
                process.send_signal(number)
                _, error = process.communicate(timeout=300)
                self.assertIsNone(SANITIZER.search(error), error.decode())
                self.assertEqual(process.returncode, 5, error.decode())
                self.assertEqual(json.loads((self.folder / "r.json").read_text())["status"], "interrupted")
                self.expect(0, "check", WARD, "r.json")

    def test_the_second_ends_at_once(self):
        process = self.start("solve", WARD, "--gap", "0", "-o", "r.json", "--progress", "json")
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
        # It may have ended by itself between the two; then all is in order too.
        self.assertIn(process.returncode, (-signal.SIGTERM, -signal.SIGINT, 5, 6))
        if process.returncode < 0:
            self.assertEqual(list(self.folder.iterdir()), [])


class Terminal(Case):
    def on_terminal(self, *arguments, **environment):
        """What the command shows on a terminal of its own: (exit code, output)."""
        pid, descriptor = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            os.execve(BEMANNA, [str(BEMANNA), *arguments], {**ENVIRONMENT, "TERM": "xterm", **environment})
        shown = b""
        while select.select([descriptor], [], [], 300)[0]:
            try:
                piece = os.read(descriptor, 65536)
            except OSError:
                piece = b""
            if not piece:
                break
            shown += piece
        os.close(descriptor)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()

    def test_the_grid_is_shown_and_colours_can_be_refused(self):
        ward = self.file("w.yaml", SMALL)
        code, shown = self.on_terminal("solve", ward)
        self.assertEqual(code, 0, shown)
        self.assertIn("No roster costs less than", shown)
        self.assertIn("\033[1m", shown)
        _, plain = self.on_terminal("solve", ward, "-q", NO_COLOR="1")
        self.assertNotIn("\033", plain)

    def test_a_file_and_the_grid(self):
        code, shown = self.on_terminal("solve", self.file("w.yaml", SMALL), "-o", "r.json")
        self.assertEqual(code, 0, shown)
        self.assertIn("No roster costs less than", shown)
        self.assertEqual(json.loads((self.folder / "r.json").read_text())["status"], "optimal")


unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
