#!/usr/bin/env python3
"""Holds the house to its plan: which folder may include which, and the one home
of each third-party header.

usage: layers.py SOURCE_DIR    check the tree; prints every breach, exits 1
       layers.py --self-test   breaches made on purpose must all be found
"""
import re
import sys
import tempfile
from pathlib import Path

# Whose headers each folder may include besides its own. tests/ may include
# anything. cli/ wires a verb's parts together and sees them all.
MAY_INCLUDE = {
    "models": set(),
    "inputs": {"models"},
    "solver": {"models"},
    "outputs": {"models"},
    "api": {"models", "inputs", "solver", "outputs", "include"},
    "cli": {"models", "inputs", "solver", "outputs", "api", "include"},
    "include": set(),
}

# Third-party header: the folders that have one file each that may include it.
HOMES = {
    "glpk.h": {"solver"},
    "yaml.h": {"inputs"},
    "cjson/cJSON.h": {"inputs", "outputs"},
    "libical/ical.h": {"inputs", "outputs"},
    "expat.h": {"inputs"},
}
TESTS_ONLY = "criterion/"
SHADOWS = {"glpk.h", "yaml.h", "cJSON.h", "ical.h"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def sources(root):
    for folder in [*MAY_INCLUDE, "tests"]:
        for path in sorted((root / folder).rglob("*.[ch]")):
            yield folder, path


def includes(path):
    text = path.read_text(encoding="utf-8")
    for match in INCLUDE.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match[1], match[2]


def third_party(name):
    """The key of HOMES that an include means, however it is spelled."""
    for header in HOMES:
        if name == header or Path(name).name == Path(header).name:
            return header
    return "libical/ical.h" if name.startswith("libical/") else None


def breaches(root):
    root = Path(root)
    owner = {}
    for folder, path in sources(root):
        if path.suffix == ".h" and folder != "tests":
            owner.setdefault(path.name, set()).add(folder)
        if path.name in SHADOWS:
            yield f"{path.relative_to(root)}: named like a third-party header, which it would shadow"
    for name, folders in sorted(owner.items()):
        if len(folders) > 1:
            yield f"{name}: a header of this name in each of {', '.join(sorted(folders))}"

    homes = {}
    for folder, path in sources(root):
        here = path.relative_to(root)
        for line, quote, name in includes(path):
            where = f"{here}:{line}"
            if name.startswith(TESTS_ONLY):
                if folder != "tests":
                    yield f"{where}: <{name}> belongs in tests/"
                continue
            if folder == "tests":
                continue
            header = third_party(name)
            if header:
                homes.setdefault((header, folder), []).append(where)
                if folder not in HOMES[header]:
                    yield f"{where}: <{name}> has its home in {', '.join(sorted(HOMES[header]))}/"
                continue
            for other in owner.get(Path(name).name, set()) if quote == '"' else ():
                if other != folder and other not in MAY_INCLUDE[folder]:
                    yield f'{where}: {folder}/ may not include {other}/ ("{name}")'
    for (header, folder), places in sorted(homes.items()):
        files = sorted({place.rsplit(":", 1)[0] for place in places})
        if len(files) > 1:
            yield f"<{header}> has more than one home in {folder}/: {', '.join(files)}"


def self_test():
    """Each case: files of a small tree, and a word of the breach it must give."""
    cases = [
        ({"models/a.c": "#include <glpk.h>\n"}, "home in solver"),
        ({"models/a.c": "  #  include  <glpk.h>\n"}, "home in solver"),
        ({"cli/a.c": "#include <cjson/cJSON.h>\n"}, "home in inputs, outputs"),
        ({"outputs/a.c": "#include <yaml.h>\n"}, "home in inputs"),
        ({"solver/a.c": "#include <glpk.h>\n", "solver/b.c": "#include <glpk.h>\n"}, "more than one home"),
        ({"inputs/a.c": "#include <cJSON.h>\n", "inputs/b.h": '#include "cjson/cJSON.h"\n'}, "more than one home"),
        ({"models/a.c": "#include <libical/icaltime.h>\n"}, "home in inputs, outputs"),
        ({"solver/a.c": "#include <criterion/criterion.h>\n"}, "belongs in tests"),
        ({"inputs/yaml.h": ""}, "shadow"),
        ({"tests/house/glpk.h": ""}, "shadow"),
        ({"models/a.c": '#include "door.h"\n', "solver/door.h": ""}, "models/ may not include solver/"),
        ({"solver/a.c": '#include "../inputs/read.h"\n', "inputs/read.h": ""}, "solver/ may not include inputs/"),
        ({"inputs/a.c": '#include "write.h"\n', "outputs/write.h": ""}, "inputs/ may not include outputs/"),
        ({"models/x.h": "", "solver/x.h": ""}, "in each of"),
        ({"solver/a.c": '#include <glpk.h>\n#include "roster.h"\n', "models/roster.h": "",
          "tests/models/t.c": "#include <criterion/criterion.h>\n#include <glpk.h>\n",
          "inputs/a.c": "#include <cjson/cJSON.h>\n", "outputs/b.c": "#include <cjson/cJSON.h>\n"}, None),
    ]
    failures = 0
    for number, (files, expected) in enumerate(cases):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            found = list(breaches(folder))
        if (expected is None and found) or (expected and not any(expected in line for line in found)):
            failures += 1
            print(f"case {number}: expected {expected!r}, found {found}")
    print(f"{len(cases) - failures} of {len(cases)} cases as expected")
    return failures == 0


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if sys.argv[1] == "--self-test":
        sys.exit(0 if self_test() else 1)
    root = Path(sys.argv[1])
    if not any(True for _ in sources(root)):
        sys.exit(f"{root}: no sources here")
    found = list(breaches(root))
    print("\n".join(found) if found else "every header at home, every folder in its place")
    sys.exit(1 if found else 0)


main()
