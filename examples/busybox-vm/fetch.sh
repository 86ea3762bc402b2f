#!/bin/sh
# Fetches what this example needs from Debian into build/, without root: a cloud kernel with its
# modules, a static BusyBox to test, and BusyBox's own test suite from the source package that it
# was built from.
set -eu
cd "$(dirname "$0")"
[ -e build/.complete ] && exit 0
rm -rf build
mkdir -p build/apt/lists/partial build/apt/cache/archives/partial build/packages
here=$PWD
cd build
# Lists of our own: sources are not in most machines' configuration.
. /etc/os-release
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
cat > apt/sources.list <<EOF
deb [signed-by=$keyring] http://deb.debian.org/debian $VERSION_CODENAME main
deb [signed-by=$keyring] http://deb.debian.org/debian-security $VERSION_CODENAME-security main
deb-src [signed-by=$keyring] http://deb.debian.org/debian $VERSION_CODENAME main
deb-src [signed-by=$keyring] http://deb.debian.org/debian-security $VERSION_CODENAME-security main
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
(cd packages && apt apt-get download "$kernel" busybox-static && apt apt-get source --download-only busybox)
for package in packages/*.deb; do dpkg -x "$package" .; done
ln -s boot/vmlinuz-* vmlinuz
mkdir source
tar -xf packages/busybox_*.orig.tar.* -C source --strip-components 1
tar -xf packages/busybox_*.debian.tar.* -C source debian/config/pkg/static
rm -r apt packages
# What the suite expects: itself in a folder beside the program and the program's configuration.
mkdir busybox
cp -r source/testsuite busybox/testsuite
cp source/debian/config/pkg/static busybox/.config
cp bin/busybox busybox/busybox
touch .complete
