#!/bin/sh
# Puts Debian's cloud kernel (with its modules) and a static BusyBox for one architecture into
# build/guest-<arch>/, for the tests and examples. Needs Debian, apt and no root; a foreign
# architecture must have been added before: dpkg --add-architecture arm64 && apt-get update.
#
#   scripts/fetch-kernel.sh amd64|arm64 [folder]
set -eu
arch=${1:?usage: fetch-kernel.sh amd64|arm64 [folder]}
folder=${2:-$(dirname "$0")/../build/guest-$arch}
[ -e "$folder/.complete" ] && exit 0
rm -rf "$folder"
mkdir -p "$folder/packages"
cd "$folder"
# The metapackage names the kernel package of the day.
kernel=$(apt-cache depends "linux-image-cloud-$arch:$arch" | sed -n 's/^ *Depends: \(linux-image-[0-9][^: ]*\).*/\1/p' | head -n 1)
[ -n "$kernel" ] || { echo "apt knows no linux-image-cloud-$arch: run apt-get update" >&2; exit 1; }
(cd packages && apt-get download -q "$kernel:$arch" "busybox-static:$arch")
for package in packages/*.deb; do dpkg -x "$package" .; done
rm -r packages
ln -s boot/vmlinuz-* vmlinuz
touch .complete
