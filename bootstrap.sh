#!/bin/sh
# Brings a bare Debian or Ubuntu machine to a working bemanna: installs what is
# missing, builds, and shows a roster or runs the tests.
#
# Every need is known by a probe (does it work?) and the package that fills it,
# so a second run installs nothing, and on other systems the same list names
# what is missing.
set -eu

root=$(cd "$(dirname "$0")" && pwd)
build=$root/build
jobs=${BEMANNA_JOBS:-$(nproc 2>/dev/null || echo 2)}

usage() {
    cat <<'END'
usage: ./bootstrap.sh COMMAND

  demo                 build for speed, make a four-week roster for examples/ward
                       and show it; also in build/demo/ward-roster.json
  build                build for speed: build/release/bemanna
  test [gcc] [clang]   build with sanitizers and run all tests, under each
                       compiler named, under both when none is
  packages             only install what is missing
  --help               this text

On Debian and Ubuntu missing packages are installed with apt-get, through sudo
when not root. Elsewhere they are named and nothing is touched.
BEMANNA_JOBS=N sets how many compilers run at a time (default: one a core).
END
}

say() { printf 'bootstrap: %s\n' "$*" >&2; }
fail() {
    say "$*"
    exit 1
}

# --- probes ----------------------------------------------------------------

has() { command -v "$1" >/dev/null 2>&1; }
has_library() { has pkg-config && pkg-config --exists "$1"; }
has_header() { has gcc && echo "#include <$1>" | gcc -E -x c - >/dev/null 2>&1; }
has_module() { has python3 && python3 -c "import $1" 2>/dev/null; }
clang_links() {
    has clang || return 1
    probe=$(mktemp)
    if echo 'int main(void) { return 0; }' | clang "$@" -x c - -o "$probe" 2>/dev/null; then
        rm -f "$probe"
    else
        rm -f "$probe"
        return 1
    fi
}

# The runtime of clang's sanitizers: a package of its own in newer releases, named
# by version, so it is known only once clang is there.
clang_runtime() { echo "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"; }

missing=
need() { # need PACKAGE PROBE…: adds PACKAGE to `missing` when the probe fails
    package=$1
    shift
    "$@" || missing="$missing $package"
}

look_for_build_needs() {
    need gcc has gcc
    need libc6-dev has_header stdio.h
    need cmake has cmake
    need ninja-build has ninja
    need pkg-config has pkg-config
    need libglpk-dev has_header glpk.h
    need libyaml-dev has_library yaml-0.1
    need libcjson-dev has_library libcjson
    need libical-dev has_library libical
    need libexpat1-dev has_library expat
    need tzdata test -e /usr/share/zoneinfo/Europe/Stockholm
}

look_for_test_needs() {
    need libcriterion-dev has_library criterion
    need python3 has python3
    need python3-jsonschema has_module jsonschema
    need glpk-utils has glpsol
    case " $* " in *" clang "*) ;; *) return ;; esac
    need clang has clang
    need libomp-dev clang_links -fopenmp
    ! has clang || need "$(clang_runtime)" clang_links -fsanitize=address,undefined
}

# --- installing ------------------------------------------------------------

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

install_missing() {
    [ -n "$missing" ] || return 0
    has apt-get ||
        fail "missing (by their Debian names):$missing - install them and run again"
    [ "$(id -u)" -eq 0 ] || has sudo ||
        fail "missing:$missing - needs root or sudo to install them"
    say "installing:$missing"
    as_root apt-get -q update >&2 || say "apt-get update failed; trying with the lists at hand"
    # Unquoted on purpose: a list of names.
    # shellcheck disable=SC2086
    as_root apt-get -q install -y --no-install-recommends $missing >&2 ||
        fail "apt-get could not install:$missing"
}

# Again after installing: what is installed may make a further need known, and
# what still fails is named.
prepare() { # prepare FUNCTION…
    for round in 1 2 3; do
        missing=
        look_for_build_needs
        "$@"
        [ -n "$missing" ] || return 0
        [ "$round" -lt 3 ] || fail "still missing after installing:$missing"
        install_missing
    done
}

# --- acting ----------------------------------------------------------------

build_preset() { # build_preset PRESET [CMAKE OPTION…]
    preset=$1
    shift
    [ -e "$build/$preset/build.ninja" ] ||
        (cd "$root" && cmake --preset "$preset" "$@" >&2) ||
        fail "cmake could not configure build/$preset"
    cmake --build "$build/$preset" -j "$jobs" >&2 || fail "the build in build/$preset failed"
}

build_release() {
    prepare :
    build_preset release -DBEMANNA_TESTS=OFF
}

is_newer_than_its_inputs() { # is_newer_than_its_inputs FILE
    [ -s "$1" ] && [ -z "$(find "$build/release/bemanna" "$root/examples/ward" "$root/rules" -newer "$1" 2>/dev/null)" ]
}

demo() {
    build_release
    roster=$build/demo/ward-roster.json
    mkdir -p "$build/demo"
    cd "$root"
    if is_newer_than_its_inputs "$roster"; then
        say "the roster is newer than ward and program; delete it to make it anew"
    else
        outcome=0
        "$build/release/bemanna" solve examples/ward/ward.yaml --time-limit 60 -o "$roster" || outcome=$?
        # 0 is proven optimal, 5 the best within the time limit.
        [ "$outcome" -eq 0 ] || [ "$outcome" -eq 5 ] || exit "$outcome"
    fi
    "$build/release/bemanna" show examples/ward/ward.yaml "$roster"
    say "the roster is in $roster"
}

run_tests() { # run_tests COMPILER…
    compilers=${*:-gcc clang}
    for compiler in $compilers; do
        case $compiler in
        gcc | clang) ;;
        *) fail "no such compiler: '$compiler' (gcc, clang)" ;;
        esac
    done
    # shellcheck disable=SC2086
    prepare look_for_test_needs $compilers
    outcome=0
    for compiler in $compilers; do
        preset=dev
        [ "$compiler" = gcc ] || preset=dev-$compiler
        build_preset "$preset"
        say "testing with $compiler"
        ASAN_OPTIONS=detect_leaks=1 ctest --test-dir "$build/$preset" --output-on-failure \
            --no-tests=error -j "$jobs" || outcome=1
    done
    return $outcome
}

[ $# -gt 0 ] || {
    usage >&2
    exit 2
}
command=$1
shift
case $command in
demo) demo ;;
build) build_release ;;
test) run_tests "$@" ;;
packages) prepare look_for_test_needs gcc clang ;;
-h | --help | help) usage ;;
*)
    say "no such command: '$command'"
    usage >&2
    exit 2
    ;;
esac
