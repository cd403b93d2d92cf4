#!/bin/sh
# The shell scripts are POSIX, and clean in shellcheck's eyes where it is
# installed; bootstrap.sh answers to its words.
set -eu
cd "$1"
failed=0
complain() {
    echo "$*"
    failed=1
}

for script in bootstrap.sh .ci/run $(find bench tests -name '*.sh'); do
    sh -n "$script" || complain "$script: does not parse"
    [ -x "$script" ] || complain "$script: not executable"
    if command -v shellcheck >/dev/null; then
        shellcheck "$script" || complain "$script: see shellcheck above"
    fi
done
command -v shellcheck >/dev/null || echo "shellcheck is not installed; scripts were only parsed"

expect() { # expect CODE ARGUMENT…
    code=0
    want=$1
    shift
    ./bootstrap.sh "$@" >/dev/null 2>&1 || code=$?
    [ "$code" -eq "$want" ] || complain "bootstrap.sh $*: exit $code, not $want"
}
expect 0 --help
expect 2
expect 2 dance
expect 1 test icc
exit $failed
