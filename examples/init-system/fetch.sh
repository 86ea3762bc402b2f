#!/bin/sh
# Fetches what this example needs from Debian into build/: a cloud kernel with its modules, CRIU and
# kexec-tools with their libraries. Needs apt and no root; nothing is installed.
set -eu
cd "$(dirname "$0")"
[ -e build/.complete ] && exit 0
rm -rf build/packages build/tools build/boot build/lib build/modules build/vmlinuz
mkdir -p build/packages build/tools/sbin build/tools/lib/x86_64-linux-gnu
cd build
depends() { apt-cache depends --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances "$@"; }
kernel=$(depends linux-image-cloud-amd64 | sed -n 's/^ *Depends: \(linux-image-[0-9][^ ]*\)$/\1/p' | head -n 1)
[ -n "$kernel" ] || { echo "apt knows no linux-image-cloud-amd64: run apt-get update first" >&2; exit 1; }
# Of what the two depend on, the libraries; Python is for a part of CRIU that is not used here.
libraries=$(depends --recurse criu kexec-tools | sed -n 's/^\(lib[a-z0-9.+-]*\)$/\1/p' | grep -v -e python -e perl -e '^libc6$' -e gcc -e libstdc | sort -u)
# shellcheck disable=SC2086 # a list of names
(cd packages && apt-get download -q -o APT::Sandbox::User="$(id -un)" "$kernel" criu kexec-tools $libraries)
dpkg-deb --fsys-tarfile packages/"$kernel"_*.deb | tar -x ./boot ./lib
# No link, as it goes into the guest, too.
mv boot/vmlinuz-* vmlinuz
rm packages/"$kernel"_*.deb
for package in packages/*.deb; do dpkg -x "$package" packages/root; done
cp packages/root/usr/sbin/criu packages/root/sbin/kexec tools/sbin/
# What the two load, and what that loads.
find packages/root -name '*.so*' \( -type f -o -type l \) -exec cp -P {} packages/ \;
wanted() { readelf -d "$@" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort -u; }
missing=$(wanted tools/sbin/*)
while [ -n "$missing" ]; do
  for name in $missing; do
    # The C library is the guest's own.
    if [ -e "packages/$name" ]; then cp -L "packages/$name" tools/lib/x86_64-linux-gnu/; else : > "packages/.$name"; fi
  done
  missing=$(for name in $(wanted tools/sbin/* tools/lib/x86_64-linux-gnu/*); do
    [ -e "tools/lib/x86_64-linux-gnu/$name" ] || [ -e "packages/.$name" ] || echo "$name"
  done)
done
rm -r packages
# Modules that CRIU asks the kernel about sockets by, each after those that it needs.
mkdir -p modules
number=10
for name in nfnetlink libcrc32c nf_tables unix_diag inet_diag tcp_diag udp_diag raw_diag netlink_diag af_packet_diag veth tun; do
  find lib/modules -name "$name.ko" -exec cp {} "modules/$number-$name.ko" \;
  number=$((number + 1))
done
touch .complete
