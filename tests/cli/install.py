#!/usr/bin/env python3
"""Installs into an empty folder and builds foreign programs against what is there.

usage: install.py BUILD_DIR SOURCE_DIR COMPILER [COMPILER FLAG…]
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

BUILD, SOURCE, COMPILER, FLAGS = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], [flag for flag in sys.argv[4:] if flag]
FIRST = str(SOURCE / "examples" / "first-roster" / "clinic.yaml")


def run(*arguments, **more):
    done = subprocess.run(list(map(str, arguments)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600, **more)
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, arguments))}\nended with {done.returncode}:\n{text}")
    return text


def example_of(header):
    """The program in the header's opening comment."""
    comment = header.read_text(encoding="utf-8").split("*/")[0]
    lines = [line[len(" *     "):] for line in comment.split("\n") if line.startswith(" *     ")]
    assert lines and lines[0] == "#include <bemanna.h>", lines[:1]
    return "\n".join(lines) + "\n"


def exported(library):
    for line in run("nm", "-D", "--defined-only", library).split("\n"):
        if line and not re.search(r" _(init|fini|edata|end|_bss_start)\b", line):
            yield line.split()[-1]


def main():
    with tempfile.TemporaryDirectory() as folder:
        prefix = Path(folder) / "prefix"
        run("cmake", "--install", BUILD, "--prefix", prefix)
        files = sorted(str(path.relative_to(prefix)) for path in prefix.rglob("*") if not path.is_dir())
        print("\n".join(files))
        headers = [name for name in files if name.startswith("include/")]
        assert headers == ["include/bemanna.h"], headers
        library = next(prefix.rglob("libbemanna.so"))

        strangers = [name for name in exported(library) if not name.startswith("bemanna_")]
        if not FLAGS:  # sanitizers export names of their own
            assert not strangers, strangers

        environment = dict(os.environ, PKG_CONFIG_PATH=str(next(prefix.rglob("bemanna.pc")).parent),
                           LD_LIBRARY_PATH=str(library.parent))
        flags = run("pkg-config", "--cflags", "--libs", "bemanna", env=environment).split()
        program = Path(folder) / "foreign.c"
        for name, text in (("example", example_of(prefix / "include" / "bemanna.h")),
                           ("foreign", (SOURCE / "tests" / "cli" / "foreign.c").read_text())):
            program.write_text(text)
            run(COMPILER, "-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic", *FLAGS, program, "-o",
                Path(folder) / name, *flags)
            shown = run(Path(folder) / name, FIRST, env=environment)
            print(f"{name}: {shown.strip()}")
            assert "optimal: cost" in shown, shown

        command = prefix / "bin" / "bemanna"
        # The packs come from where the command was installed to, wherever that is.
        environment.pop("BEMANNA_RULES", None)
        pack = next((prefix / "share" / "bemanna" / "rules").rglob("*.yaml"))
        name = pack.relative_to(prefix / "share" / "bemanna" / "rules").with_suffix("")
        rule = "own-copy-of-the-pack"
        pack.write_text(f"rules:\n  - {{id: {rule}, rule: run, of: work, max: 1, mode: soft, cost: 1 per day}}\n")
        ward = Path(folder) / "ward.yaml"
        ward.write_text(Path(FIRST).read_text().replace("rules:\n", f"rules:\n  - use: {name}\n"))
        roster = json.loads(run(command, "solve", "-q", ward, env=environment))
        assert roster["status"] == "optimal", roster["status"]
        assert rule in {broken["rule"] for broken in roster["broken_rules"]}, roster["broken_rules"]


main()
