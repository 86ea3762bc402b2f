#!/bin/sh
# Fetches what this example needs from Debian into build/: the sources of bzip2, make as a package
# file, a cloud kernel, and a root file system with a C compiler for the container and the virtual
# machine (that one needs root and debootstrap).
set -eu
cd "$(dirname "$0")"

# An emulated machine unpacks each megabyte into its memory: what nothing here builds with, runs or
# asks is left out, as sanitizers, link-time optimization, static libraries and debconf.
trim() {
  rm -rf root/usr/bin/python3* root/usr/bin/*-lto-dump-* root/usr/bin/*gold root/usr/bin/*-dwp \
    root/usr/lib/gcc/*/*/lib[alt]san* root/usr/lib/gcc/*/*/libubsan* root/usr/lib/gcc/*/*/plugin \
    root/usr/lib/*/lib[alt]san.* root/usr/lib/*/libubsan.* root/usr/lib/*/*gprofng* \
    root/usr/lib/*/libc.a root/usr/lib/*/libm-*.a root/usr/lib/*/libmvec.a \
    root/usr/lib/*/gconv root/usr/share/zoneinfo root/etc/apt/apt.conf.d/70debconf
}
if [ -e build/.complete ]; then
  cd build
  trim
  exit 0
fi
rm -rf build
mkdir -p build/apt/lists/partial build/apt/cache/archives/partial build/fetched build/packages build/root
here=$PWD
cd build
# Lists of our own: sources are not in most machines' configuration.
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
cat > apt/sources.list <<EOF
deb [signed-by=$keyring] http://deb.debian.org/debian bookworm main
deb-src [signed-by=$keyring] http://deb.debian.org/debian bookworm main
EOF
apt() {
  command="$1"
  shift
  "$command" -q -o Dir::Etc::sourcelist="$here/build/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::lists="$here/build/apt/lists" -o Dir::Cache="$here/build/apt/cache" \
    -o APT::Sandbox::User="$(id -un)" "$@"
}
apt apt-get update
kernel=$(apt apt-cache depends linux-image-cloud-amd64 | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p' | head -n 1)
(cd fetched && apt apt-get download "$kernel" && apt apt-get source --download-only bzip2)
(cd packages && apt apt-get download make)
dpkg -x fetched/linux-image-*.deb kernel
ln -s kernel/boot/vmlinuz-* vmlinuz
mkdir bzip2
tar -xf fetched/bzip2_*.orig.tar.* -C bzip2 --strip-components 1
# The tests of this repository have such a file system already.
if [ -e ../../../build/debian-rootfs.tar ]; then
  tar -xf ../../../build/debian-rootfs.tar -C root
else
  debootstrap --variant=minbase --include=gcc,libc6-dev,linux-perf,qemu-guest-agent,busybox-static bookworm root
  rm -rf root/var/cache/apt/* root/usr/share/doc root/usr/share/man root/usr/share/locale
fi
trim
rm -rf apt fetched
touch .complete
