#!/usr/bin/env python3
"""bench/soak passes the program on a few small drawn wards, and catches it when it lies: a wrapper
around the program changes what it wrote, one lie a time.

usage: soak.py SOURCE_FOLDER BEMANNA
"""
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

WRAPPER = """#!{python}
import json, os, subprocess, sys
words = sys.argv[1:]
done = subprocess.run(["{bemanna}", *words])
after = dict(zip(words, words[1:]))
code = done.returncode
roster = after.get("-o") if words[0] == "solve" else None
if roster and os.path.exists(roster):
    answer = json.load(open(roster))
    {lie}
    json.dump(answer, open(roster, "w"))
sys.exit(code)
"""

# What the wrapper does, and what soak must say.
LIES = [
    ("pass", None),
    ("answer['bound'] = answer['cost']['total'] + 1", "has bound"),
    ("answer['cost']['total'] += 1", "check says"),
    ("answer['settings']['seed'] += int(after['-j'])", "differ between one thread and two"),
    ("answer['status'] = 'unknown'", "status unknown"),
    ("code = 9", "exit 9"),
    ("answer['cost']['total'] += os.path.basename(roster) == 'one.json'", "says optimal"),
    ("print('AddressSanitizer', file=sys.stderr)", "AddressSanitizer"),
    ("os.remove(after['-c'])", "no certificate"),
]


def soak(source, bemanna, number):
    with tempfile.TemporaryDirectory() as keep:
        done = subprocess.run([source / "bench/soak", "--seed", "house", "--only", str(number), "--size", "0.1", "--bemanna",
                               bemanna, "--keep", keep], capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr + "".join(
            path.read_text(encoding="utf-8") for path in Path(keep).glob("*/wrong.txt"))


def main():
    source, bemanna = Path(sys.argv[1]), Path(sys.argv[2])
    os.environ.setdefault("BEMANNA_RULES", str(source / "rules"))
    failed = 0
    for number in range(3):
        code, said = soak(source, bemanna, number)
        if code != 0:
            print(f"ward {number}: exit {code}\n{said}")
            failed = 1
    with tempfile.TemporaryDirectory() as folder:
        for lie, word in LIES:
            wrapper = Path(folder) / "bemanna"
            wrapper.write_text(WRAPPER.format(python=sys.executable, bemanna=bemanna, lie=lie), encoding="utf-8")
            wrapper.chmod(wrapper.stat().st_mode | stat.S_IXUSR)
            code, said = soak(source, wrapper, 1)
            if (code != 0) != (word is not None) or (word or "") not in said:
                print(f"{lie}: exit {code}, {word!r} expected\n{said}")
                failed = 1
    sys.exit(failed)


main()
