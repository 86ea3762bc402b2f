/*
 * What runs in the guest, for BusyBox's shell. Each program that is started there costs
 * milliseconds where the machine is emulated: hence what the shell can do itself, it does.
 */

/** The guest's first program: prepares the system, then becomes BusyBox's init. */
export const INIT_SCRIPT = `#!/bin/busybox sh
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=linux
[ -e /bin/mount ] || /bin/busybox --install -s /bin

mount -t proc proc /proc
mount -t devtmpfs dev /dev
mkdir -p /dev/pts /dev/shm
# All others of /etc/fstab at once; what this kernel does not have stays away.
mount -a 2>/dev/null
mkdir /run/proctor /dev/virtio-ports
echo proctor > /proc/sys/kernel/hostname

# Drivers of what is there; for what may come later, the others are loaded by \`hardware\`.
if [ -e /etc/modules ]; then
  modprobe -aq $(sort -u /sys/bus/pci/devices/*/modalias)
  set -- /sys/bus/virtio/devices/*/modalias
  # Nothing on PCI: then it is memory-mapped.
  [ -e "$1" ] || modprobe -q virtio_mmio
  modprobe -aq $(sort -u /sys/bus/virtio/devices/*/modalias)
fi

# address DEVICE ADDRESS/PREFIX; the device by its name or by its hardware address.
address() {
  name=$1
  for path in /sys/class/net/*; do
    read -r hardware < "$path/address"
    [ "$hardware" = "$1" ] && name=\${path##*/}
  done
  ip address add "$2" dev "$name" && ip link set "$name" up
}

net=
nonce=
others=
read -r line < /proc/cmdline
set -f
for word in $line; do
  case $word in
    proctor.net=*) net=\${word#*=} ;;
    proctor.nonce=*) nonce=\${word#*=} ;;
    proctor.ip=*) others="$others \${word#*=}" ;;
  esac
done
set +f
if [ -n "$nonce" ]; then
  echo "$nonce" > /run/proctor/nonce
elif [ -e /etc/proctor/nonce ]; then
  cat /etc/proctor/nonce > /run/proctor/nonce
fi

ip link set lo up
case $net in
  # The network that QEMU's user mode always has.
  static)
    address eth0 10.0.2.15/24
    ip route add default via 10.0.2.2
    echo nameserver 10.0.2.3 > /etc/resolv.conf
    ;;
  dhcp)
    ip link set eth0 up
    udhcpc -i eth0 -f -R -s /etc/proctor/dhcp > /run/udhcpc.log 2>&1 &
    ;;
esac
number=1
for other in $others; do
  case $other in
    *,*) address "\${other%%,*}" "\${other#*,}" ;;
    *) address "eth$number" "$other" ;;
  esac
  number=$((number + 1))
done

# What BusyBox's init keeps running.
{
  echo '::ctrlaltdel:/sbin/reboot'
  echo '::shutdown:/bin/umount -a -r'
  [ -x /usr/sbin/qemu-ga ] && echo '::respawn:/etc/proctor/agent'
  [ -x /usr/sbin/dropbear ] && echo '::respawn:/etc/proctor/ssh'
  if [ -e /etc/proctor/console ]; then
    echo '::respawn:/etc/proctor/console'
    echo '::once:/etc/proctor/terminal'
  fi
  echo '::once:/etc/proctor/hardware'
} > /etc/inittab
exec /sbin/init
`;

/** The guest agent on its virtio port, which may come up a moment later than this. */
export const AGENT_SCRIPT = `#!/bin/sh
exec > /run/qemu-ga.log 2>&1 < /dev/null
while :; do
  for path in /sys/class/virtio-ports/*; do
    name=
    [ -e "$path/name" ] && read -r name < "$path/name"
    [ -n "$name" ] || continue
    [ -e "/dev/virtio-ports/$name" ] || ln -s "../\${path##*/}" "/dev/virtio-ports/$name"
  done
  port=/dev/virtio-ports/org.qemu.guest_agent.0
  [ -e $port ] && exec /usr/sbin/qemu-ga -m virtio-serial -p $port -t /run -f /run/qemu-ga.pid
  sleep 0.05
done
`;

/** The SSH server: with the host key that was put in, or with a new one if none was. */
export const SSH_SCRIPT = `#!/bin/sh
exec > /run/dropbear.log 2>&1 < /dev/null
key=/etc/dropbear/dropbear_ed25519_host_key
if [ -e $key ]; then
  exec /usr/sbin/dropbear -F -E -s -r $key
fi
exec /usr/sbin/dropbear -F -E -s -R
`;

/**
 * The shell on the console, for a program to talk to: no prompt, no echo, no job control, no line
 * editing, lines of any length, and output as it is. It reads the console like a script, since what
 * it reads from its standard input would make it an interactive one. Whoever writes a command that
 * has an error in its syntax ends it; it is started again within a second.
 */
export const CONSOLE_SCRIPT = `#!/bin/sh
stty -echo -icanon -isig -ixon -opost 2>/dev/null
cd /root
exec /bin/sh /dev/console
`;

/**
 * A shell on hvc0 for people: opening it makes it the terminal of a new session. The port may come
 * up a moment later than this; where there is none, this ends.
 */
export const TERMINAL_SCRIPT = `#!/bin/sh
cd /root
round=0
until [ -c /dev/hvc0 ]; do
  [ $round -lt 50 ] || exit 0
  sleep 0.1
  round=$((round + 1))
done
while :; do
  setsid sh -c 'exec sh -l < /dev/hvc0 > /dev/hvc0 2>&1'
  sleep 1
done
`;

/** Drivers that nothing has asked for yet, and whoever listens for the power button. */
export const HARDWARE_SCRIPT = `#!/bin/sh
exec > /dev/null 2>&1 < /dev/null
if [ -e /etc/modules ]; then
  nice -n 19 modprobe -aq $(cat /etc/modules) $(sort -u /sys/bus/acpi/devices/*/modalias)
fi
[ -c /dev/input/event0 ] && exec acpid -f -l /dev/null
`;

/** What udhcpc(8) calls with the address that it was given. */
export const DHCP_SCRIPT = `#!/bin/sh
case $1 in
  deconfig) ip address flush dev "$interface" ;;
  bound | renew)
    ip address flush dev "$interface"
    ip address add "$ip/$mask" dev "$interface"
    for each in $router; do ip route add default via "$each" dev "$interface"; done
    for each in $dns; do echo "nameserver $each"; done > /etc/resolv.conf
    ;;
esac
`;

/**
 * What the guest agent runs (qga/commands-posix.c, `guest-shutdown`). BusyBox's init would take two
 * seconds; this waits no longer than programs take to end, and one second at most.
 */
export const SHUTDOWN_SCRIPT = `#!/bin/sh
action=poweroff
for word; do
  case $word in
    -H) action=halt ;;
    -r) action=reboot ;;
  esac
done
# Whether anything but this and init is left; the kernel's own threads have no program.
is_left() {
  for path in /proc/[0-9]*; do
    case $path in
      /proc/1 | /proc/$$) ;;
      *) [ -e "$path/exe" ] && return 0 ;;
    esac
  done
  return 1
}
# SIGHUP is for shells, which heed no SIGTERM.
trap '' TERM HUP
kill -TERM -1
kill -HUP -1
round=0
while is_left && [ $round -lt 50 ]; do
  usleep 20000
  round=$((round + 1))
done
kill -KILL -1
umount -a -r
exec /bin/busybox $action -f
`;

/** What acpid runs when the power button is pressed. */
export const POWER_BUTTON_SCRIPT = `#!/bin/sh
exec /sbin/shutdown -P
`;

/** Other small files of the guest, by path. */
export const ETC_FILES: Readonly<Record<string, string>> = {
  'etc/fstab': `sysfs /sys sysfs defaults 0 0
devpts /dev/pts devpts gid=5,mode=620,ptmxmode=666 0 0
shm /dev/shm tmpfs mode=1777 0 0
tmp /tmp tmpfs mode=1777 0 0
run /run tmpfs mode=755 0 0
cgroup2 /sys/fs/cgroup cgroup2 defaults 0 0
debugfs /sys/kernel/debug debugfs defaults 0 0
tracefs /sys/kernel/tracing tracefs defaults 0 0
securityfs /sys/kernel/security securityfs defaults 0 0
`,
  'etc/passwd': `root:x:0:0:root:/root:/bin/sh
nobody:x:65534:65534:nobody:/nonexistent:/bin/false
`,
  'etc/group': `root:x:0:
tty:x:5:
nogroup:x:65534:
`,
  'etc/shells': '/bin/sh\n',
  'etc/hostname': 'proctor\n',
  'etc/hosts': '127.0.0.1 localhost proctor\n::1 localhost\n',
  'etc/nsswitch.conf': 'passwd: files\ngroup: files\nshadow: files\nhosts: files dns\n',
  'etc/profile': `export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
PS1='\\h:\\w\\$ '
`,
  'etc/os-release': 'ID=proctor-guest\nNAME="proctor guest"\nPRETTY_NAME="proctor guest"\n',
};

/** No password lets anybody in. */
export const SHADOW = `root:*:19000:0:99999:7:::
nobody:*:19000:0:99999:7:::
`;
