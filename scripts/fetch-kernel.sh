#!/bin/sh
# Puts into build/guest-<arch>/ what guests of one architecture are made of, for the tests: Debian's
# cloud kernel with its modules, a static BusyBox, and QEMU's guest agent and dropbear with their
# libraries. The folder serves as a `sysroot`. Needs Debian, apt and no root; a foreign architecture
# must have been added before: dpkg --add-architecture arm64 && apt-get update.
#
#   scripts/fetch-kernel.sh amd64|arm64 [folder]
set -eu
arch=${1:?usage: fetch-kernel.sh amd64|arm64 [folder]}
folder=${2:-$(dirname "$0")/../build/guest-$arch}
# The number changes with what is fetched.
[ -e "$folder/.complete-2" ] && exit 0
rm -rf "$folder"
mkdir -p "$folder/packages"
cd "$folder"
depends() { apt-cache depends --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances "$@"; }
# The metapackage names the kernel package of the day.
kernel=$(depends "linux-image-cloud-$arch:$arch" | sed -n 's/^ *Depends: \(linux-image-[0-9][^: ]*\).*/\1/p' | head -n 1)
[ -n "$kernel" ] || { echo "apt knows no linux-image-cloud-$arch: run apt-get update" >&2; exit 1; }
# Of all that the two programs depend on, only libraries are wanted: no maintenance tools.
libraries=$(depends --recurse "qemu-guest-agent:$arch" "dropbear-bin:$arch" \
  | sed -n "s/^\(z\{0,1\}lib[a-z0-9.+-]*\)\(:$arch\)\{0,1\}$/\1:$arch/p" | grep -v -e perl -e gcc | sort -u)
# shellcheck disable=SC2086 # a list of names
(cd packages && apt-get download -q -o APT::Sandbox::User="$(id -un)" \
  "$kernel:$arch" "busybox-static:$arch" "qemu-guest-agent:$arch" "dropbear-bin:$arch" $libraries)
for package in packages/*.deb; do dpkg -x "$package" .; done
rm -r packages
ln -s boot/vmlinuz-* vmlinuz
touch .complete-2
