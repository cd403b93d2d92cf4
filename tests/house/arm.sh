#!/bin/sh
# Every source compiles for 64-bit Arm without a warning. Only where Debian's cross compiler is installed
# (gcc-aarch64-linux-gnu and libc6-dev-arm64-cross); skipped elsewhere. The libraries' headers are
# those of this machine: they say the same on any.
set -eu
cd "$1"
compiler=aarch64-linux-gnu-gcc
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
echo '#include <stdio.h>' >"$scratch/try.c"
if ! $compiler -fopenmp -fsyntax-only "$scratch/try.c" 2>/dev/null; then
    echo "skipped: no $compiler with a C library"
    exit 77
fi
mkdir "$scratch/include"
for header in glpk.h yaml.h cjson libical expat.h expat_external.h expat_config.h; do
    for folder in /usr/include /usr/local/include "/usr/include/$(gcc -dumpmachine)"; do
        if [ -e "$folder/$header" ] && [ ! -e "$scratch/include/$header" ]; then
            ln -s "$folder/$header" "$scratch/include/$header"
        fi
    done
done
failed=0
for layer in models inputs solver outputs api cli; do
    for source in "$layer"/*.c; do
        $compiler -std=c11 -O1 -fopenmp -fPIC -fsyntax-only -Wall -Wextra -Wshadow -Wpointer-arith -Wformat=2 \
            -Wno-unknown-pragmas -Wno-missing-field-initializers -Werror -D_POSIX_C_SOURCE=200809L \
            '-DBEMANNA_VERSION="arm"' '-DBEM_SOURCE_RULES_DIR="/"' '-DBEM_RULES_DIR="/"' \
            '-DBEM_PACKS_FROM_COMMAND="/"' -I"$layer" -Imodels -Iinputs -Isolver -Ioutputs -Iinclude \
            -isystem "$scratch/include" "$source" || failed=1
    done
done
exit $failed
