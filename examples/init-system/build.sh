#!/bin/sh
# Compiles the manager, the server in two versions and its clients, for a guest that has no libraries.
set -eu
cd "$(dirname "$0")"
mkdir -p build/bin
cc="${CC:-gcc} -std=gnu11 -O2 -Wall -Wextra -Werror ${CFLAGS--static}"
$cc -o build/bin/tend src/tend.c src/unit.c src/graph.c src/log.c src/process.c src/states.c src/control.c
$cc -DVERSION='"v1"' -o build/bin/server-v1 src/server.c
$cc -DVERSION='"v2"' -o build/bin/server-v2 src/server.c
$cc -o build/bin/client src/client.c
strip build/bin/*
