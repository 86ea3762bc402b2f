#!/bin/sh
# Fetches Debian's cloud kernel, with its modules, into build/. Needs apt and no root. Any other
# kernel will do, too: proctor run --variable KERNEL=path/to/bzImage …
set -eu
cd "$(dirname "$0")"
[ -e build/vmlinuz ] && exit 0
mkdir -p build
cd build
kernel=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p' | head -n 1)
[ -n "$kernel" ] || { echo "apt knows no linux-image-cloud-amd64: run apt-get update first" >&2; exit 1; }
apt-get download -q -o APT::Sandbox::User="$(id -un)" "$kernel"
dpkg -x "$kernel"_*.deb .
rm "$kernel"_*.deb
ln -s boot/vmlinuz-* vmlinuz
