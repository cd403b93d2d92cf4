#!/usr/bin/env python3
"""Runs every command that the documentation shows, and compares what it prints.

usage: docs.py SOURCE_DIR BEMANNA FILE.md…
       docs.py --write SOURCE_DIR BEMANNA FILE.md…   put what is printed into the pages
       docs.py --self-test

In a fenced block a line that begins with `$ ` is a command; a trailing backslash
carries it on to the next line. The lines after it, up to the next command or the
end of the block, are what it prints (standard output and standard error as they
come); none means that the output is not compared. There

    …            alone on a line stands for any number of lines,
    …            within a line stands for any text,
    # exit 4     says that the command ends with exit code 4; it is 0 unless said.

All commands of a file run in order in one scratch directory, which begins with
a copy of examples/; BEMANNA is on the PATH. Blocks marked `sh` without `$ ` are
for reading only (installing, cloning).

A link to a file must lead to one.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

TIMEOUT = 300  # seconds a command


class Step:
    """A command at a line of a page, and lines first … end - 1 of what it prints."""

    def __init__(self, line, command):
        self.line, self.command, self.exit, self.output = line, command, 0, []
        self.first = self.end = line

    def add(self, number, text):
        stated = re.fullmatch(r"# exit (\d+)", text.strip())
        if stated:
            self.exit = int(stated[1])
        else:
            self.output.append(text)
            self.end = number if text.strip() else self.end


def steps(text):
    """The commands of a Markdown text with what they should print."""
    fence, step, carried = None, None, False
    for number, line in enumerate(text.split("\n"), 1):
        mark = re.match(r"( {0,3})(`{3,}|~{3,})", line)
        if mark and (fence is None or (mark[2].startswith(fence) and line.strip() == mark[2])):
            fence = mark[2] if fence is None else None
            if step:
                yield step
            step, carried = None, False
        elif fence is None:
            continue
        elif carried:
            step.command += "\n" + line
            step.first = step.end = number
            carried = line.endswith("\\")
        elif line.startswith("$ "):
            if step:
                yield step
            step = Step(number, line[2:])
            carried = line.endswith("\\")
        elif step:
            step.add(number, line)
    if step:
        yield step


def matches(expected, actual):
    """Whether a text is as shown, with … for what may vary."""
    pattern = ""
    for line in expected:
        if line.strip() in ("…", "..."):
            pattern += r"(?:[^\n]*\n)*?"
        else:
            pattern += ".*".join(re.escape(part) for part in line.rstrip().split("…")) + "\n"
    return re.fullmatch(pattern, "".join(line + "\n" for line in tidy(actual))) is not None


def tidy(text):
    return [line.rstrip() for line in text.rstrip("\n").split("\n")]


def run(step, folder, environment):
    """What is not well, or None; and what it printed."""
    try:
        done = subprocess.run(["sh", "-c", step.command], cwd=folder, env=environment, timeout=TIMEOUT,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    except subprocess.TimeoutExpired:
        return f"still running after {TIMEOUT} s", ""
    output = done.stdout.decode("utf-8", "replace")
    if done.returncode != step.exit:
        return f"exit code {done.returncode}, not {step.exit}; it printed:\n{output}", output
    while step.output and not step.output[-1].strip():
        step.output.pop()
    if step.output and not matches(step.output, output):
        shown = "\n".join(step.output)
        return f"it printed:\n{output}\nwhere the page says:\n{shown}", output
    return None, output


def rewritten(lines, step, output):
    """The page with what the command prints now; lines with … are kept where they still fit."""
    fresh = [next((old for old in step.output if "…" in old and old.strip() != "…" and matches([old], line)), line)
             for line in tidy(output)]
    return lines[:step.first] + fresh + lines[step.end:]


def dead_links(page, text):
    for match in re.finditer(r"\]\(([^)#\s]+)", re.sub(r"`[^`]*`", "", text)):
        if "://" not in match[1] and not (page.parent / match[1]).exists():
            yield f"{page}: a link to {match[1]}, which is not there"


def check(source, command, page, write=False):
    """Runs one page; (commands run, complaints). To write, from the last command to the first."""
    text = page.read_text(encoding="utf-8")
    complaints, count, changes = list(dead_links(page, text)), 0, []
    with tempfile.TemporaryDirectory() as folder:
        bin_dir = Path(folder) / ".bin"
        bin_dir.mkdir()
        (bin_dir / "bemanna").symlink_to(Path(command).resolve())
        shutil.copytree(source / "examples", Path(folder) / "examples")
        environment = dict(os.environ, PATH=f"{bin_dir}:{os.environ['PATH']}", LC_ALL="C.UTF-8",
                           BEMANNA_RULES=str(source / "rules"))
        for step in steps(text):
            count += 1
            wrong, output = run(step, folder, environment)
            if wrong and write and step.output:
                changes.append((step, output))
            elif wrong:
                complaints.append(f"{page}:{step.line}: $ {step.command}\n{wrong}")
    lines = text.split("\n")
    for step, output in reversed(changes):
        lines = rewritten(lines, step, output)
    if changes:
        page.write_text("\n".join(lines), encoding="utf-8")
    return count, complaints


def self_test():
    cases = [  # page, complaints expected
        ("```\n$ echo hello\nhello\n```\n", 0),
        ("```\n$ echo hello\ngoodbye\n```\n", 1),
        ("```console\n$ false\n```\n", 1),
        ("```console\n$ exit 4\n# exit 4\n```\n", 0),
        ("```console\n$ echo no; exit 4\nno\n# exit 3\n```\n", 1),
        ("```\n$ printf 'a\\nb\\nc\\n'\na\n…\nc\n```\n", 0),
        ("```\n$ printf 'a\\nb\\n'\na\n…\nc\n```\n", 1),
        ("```\n$ echo took 12 s\ntook … s\n```\n", 0),
        ("```\n$ echo took 12 m\ntook … s\n```\n", 1),
        ("```\n$ echo one \\\n  two\none two\n```\n", 0),
        ("```\n$ echo x > made\n$ cat made\nx\n```\n\n```\n$ cat made\nx\n```\n", 0),
        ("$ false\n\n```sh\n./bootstrap.sh demo\n```\n", 0),
        ("[here](page.md) [there](examples/ward) [web](https://x.org/y) [part](page.md#a)\n", 0),
        ("[nowhere](pages.md) and `[code](x)`\n", 1),
        ("```\n$ bemanna --anything\n```\n```\n$ ls examples\nward\n```\n", 0),
    ]
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples" / "ward").mkdir(parents=True)
        page = Path(folder) / "page.md"
        for number, (text, expected) in enumerate(cases):
            page.write_text(text, encoding="utf-8")
            _, complaints = check(Path(folder), "/bin/true", page)
            if len(complaints) != expected:
                failures += 1
                print(f"case {number}: {len(complaints)} complaints, not {expected}: {complaints}")
        page.write_text("```\n$ printf 'a\\n3 s\\n'\nb\n… s\n\n$ echo c\nd\n```\nend\n", encoding="utf-8")
        check(Path(folder), "/bin/true", page, write=True)
        if page.read_text(encoding="utf-8") != "```\n$ printf 'a\\n3 s\\n'\na\n… s\n\n$ echo c\nc\n```\nend\n":
            failures += 1
            print(f"written wrongly:\n{page.read_text(encoding='utf-8')}")
    print(f"{len(cases) - failures} of {len(cases)} cases as expected")
    return failures == 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(0 if self_test() else 1)
    write = sys.argv[1:2] == ["--write"]
    words = sys.argv[2:] if write else sys.argv[1:]
    if len(words) < 3:
        sys.exit(__doc__)
    source, command = Path(words[0]), words[1]
    total, complaints = 0, []
    for page in map(Path, words[2:]):
        count, wrong = check(source, command, page, write)
        total, complaints = total + count, complaints + wrong
    print("\n\n".join(complaints))
    print(f"{total} commands, {len(complaints)} not as the page says")
    sys.exit(1 if complaints or total == 0 else 0)


main()
