#!/bin/sh
# bzip2's own test ("make test": six comparisons with what it must give), each reported by itself as
# TAP. Run in the folder of the sources, built.
cd "${1:?usage: bzip2.sh FOLDER}" || exit 1
echo 1..6
number=0
compare() {
  number=$((number + 1))
  if cmp "$1" "$2"; then echo "ok $number - $3"; else echo "not ok $number - $3"; fi
}
for level in 1 2 3; do
  ./bzip2 -$level < sample$level.ref > sample$level.rb2
  compare sample$level.bz2 sample$level.rb2 "compresses sample$level at level $level"
done
for level in 1 2 3; do
  option=-d
  [ $level = 3 ] && option=-ds
  ./bzip2 $option < sample$level.bz2 > sample$level.tst
  compare sample$level.tst sample$level.ref "decompresses sample$level with $option"
done
