#!/bin/sh
# Makes the root file system of this example's containers in build/root: BusyBox, static, and
# nothing else; and the image of it for podman (or what ENGINE names). No registry is asked.
set -eu
cd "$(dirname "$0")"
engine=${ENGINE:-podman}
busybox=$(command -v busybox) || { echo 'install the package busybox-static' >&2; exit 1; }
rm -rf build
mkdir -p build/root/bin
cp "$busybox" build/root/bin/busybox
for name in $("$busybox" --list); do
  [ "$name" = busybox ] || ln -s busybox "build/root/bin/$name"
done
"$engine" image inspect localhost/proctor-example/busybox:1 >/dev/null 2>&1 ||
  tar -C build/root -cf - . | "$engine" import - localhost/proctor-example/busybox:1 >/dev/null
