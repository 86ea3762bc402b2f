#!/bin/sh
# Puts a small Debian root file system with a C compiler, perf and QEMU's guest agent into
# build/debian-rootfs.tar: what containers and virtual machines of the tests are made of that have to
# install packages or build programs. Needs root (or fakeroot's like) and debootstrap.
#
#   scripts/fetch-debian.sh [file.tar]
set -eu
file=${1:-$(dirname "$0")/../build/debian-rootfs.tar}
[ -e "$file" ] && exit 0
release=bookworm
mkdir -p "$(dirname "$file")"
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
# A mirror that is configured here is one that can be reached.
mirror=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\) .*/\2/p' \
  /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null | grep -v security | head -n 1)
debootstrap --variant=minbase --include=gcc,libc6-dev,linux-perf,qemu-guest-agent,busybox-static "$release" "$root" "${mirror:-http://deb.debian.org/debian}" >"$root.log" 2>&1 \
  || { tail -n 20 "$root.log" >&2; rm -f "$root.log"; exit 1; }
rm -f "$root.log"
# Nobody reads there, and each megabyte counts in a guest's memory. perf links Perl and Python,
# and runs without their modules.
rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/cache/apt/*.bin "$root"/var/lib/apt/lists/* \
  "$root"/usr/share/doc "$root"/usr/share/man "$root"/usr/share/info "$root"/usr/share/locale \
  "$root"/usr/share/perl "$root"/usr/lib/*-linux-gnu/perl "$root"/usr/lib/python3* "$root"/usr/share/python3* \
  "$root"/usr/lib/gcc/*/*/lto1 "$root"/usr/lib/gcc/*/*/lto-wrapper "$root"/dev/*
tar -C "$root" --numeric-owner -cf "$file.part" .
mv "$file.part" "$file"
