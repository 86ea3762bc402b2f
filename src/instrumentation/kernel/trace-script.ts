/**
 * Functions of a POSIX shell around one buffer of ftrace: `trace_on own|shared`, `trace_facts`,
 * `trace_stop own|shared FILE` and `trace_off`, which undoes either. `$i` names the buffer, `$tracer`
 * is what it is to be filled by, and the function `trace_settings` sets all there is to set in the
 * folder `$b`. What cannot be done is a line `problem WHY`.
 */
export const TRACE_FUNCTIONS = `L=/run/proctor-trace
problem() { printf 'problem %s\\n' "$1"; r=1; }
clear() { { printf '' >"$1"; } 2>/dev/null; }
trace_folder() { case $1 in own) b=$T/instances/$i ;; *) b=$T ;; esac; }
trace_on() {
  r=0
  trace_folder "$1"
  read_line "$T/available_tracers"
  case " $x " in *" $tracer "*) ;; *) problem "there is no tracer $tracer"; return 1 ;; esac
  if [ "$1" = own ]; then
    w=$(mkdir "$b" 2>&1) || { problem "no buffer of its own: $w"; return 1; }
  else
    o=$(cat /proc/sys/kernel/random/boot_id)
    read_line "$L/boot" && [ "$x" = "$o" ] && { problem 'the one buffer for this tracer is in use by another case'; return 1; }
    rm -rf "$L"
    mkdir -p "$L"
    echo "$o" >"$L/boot"
    echo "$i" >"$L/id"
    for f in current_tracer buffer_size_kb tracing_on; do show_file "$b/$f" >"$L/$f"; done
  fi
  echo 0 >"$b/tracing_on"
  clear "$b/trace"
  trace_settings
  clear "$b/trace"
  echo 1 >"$b/tracing_on"
  return $r
}
trace_facts() { read_line "$b/current_tracer" && echo "tracer $x"; }
trace_off() {
  if [ -d "$T/instances/$i" ]; then
    b=$T/instances/$i
    echo 0 >"$b/tracing_on"
    clear "$b/set_event"
    echo nop >"$b/current_tracer"
    rmdir "$b" || problem 'its buffer cannot be removed'
  fi
  if read_line "$L/id" && [ "$x" = "$i" ]; then
    b=$T
    echo 0 >"$b/tracing_on"
    clear "$b/set_event"
    echo nop >"$b/current_tracer"
    [ -e "$b/set_ftrace_filter" ] && clear "$b/set_ftrace_filter"
    clear "$b/trace"
    # As it says where the buffer is not yet made: "7 (expanded: 1408)".
    read_line "$L/buffer_size_kb" && echo "\${x%% *}" >"$b/buffer_size_kb"
    for f in current_tracer tracing_on; do read_line "$L/$f" && echo "$x" >"$b/$f"; done
    rm -rf "$L"
  fi
}
trace_stop() {
  trace_folder "$1"
  if [ ! -d "$b" ]; then problem 'its buffer is gone'; return; fi
  read_line "$b/tracing_on"
  echo "is-on $x"
  read_line "$b/current_tracer"
  [ "$x" = "$tracer" ] || problem 'its tracer was changed during the case'
  echo 0 >"$b/tracing_on"
  for f in "$b"/per_cpu/cpu*/stats; do show_file "$f"; done
  cat "$b/trace" >"$2" || problem 'its trace cannot be written there'
  trace_off
}
`;
