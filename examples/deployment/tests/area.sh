#!/bin/sh
# Tests of the program whose path is given, as TAP.
program=${1:?usage: area.sh PROGRAM}
echo 1..3
check() {
  if [ "$2" = "$3" ]; then echo "ok $1 - $4"; else echo "not ok $1 - $4: expected $3, found $2"; fi
}
check 1 "$("$program" 6 7)" 42 "multiplies"
check 2 "$("$program" 0 7)" 0 "takes nothing for a side"
check 3 "$("$program" -1 7)" -1 "refuses what is below nothing"
