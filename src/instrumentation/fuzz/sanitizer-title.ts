/** Longer titles help nobody. */
const TITLE_CHARACTERS_MAX = 200;

/**
 * A stable name for what a target reported when it crashed: the same fault has the same title,
 * whatever its addresses, process ids and values were. `undefined` where it holds no report that is
 * known: of the sanitizers, libFuzzer, a failed assertion, a panic of Go or Rust.
 */
export function sanitizerTitle(text: string): string | undefined {
  for (const read of [leak, sanitizer, undefinedBehaviour, libFuzzer, assertion, panic]) {
    const title = read(text);
    if (title !== undefined)
      return title.replace(/\s+/g, ' ').trim().slice(0, TITLE_CHARACTERS_MAX);
  }
  return undefined;
}

/** `==1==ERROR: LeakSanitizer: detected memory leaks`; sizes differ from time to time. */
function leak(text: string): string | undefined {
  if (!/ERROR: LeakSanitizer: detected memory leaks/.test(text)) return undefined;
  return `LeakSanitizer: memory leak${inFrame(text)}`;
}

/** `==1==ERROR: AddressSanitizer: heap-buffer-overflow on address …`; `WARNING` for threads, memory. */
function sanitizer(text: string): string | undefined {
  const match =
    /(?:ERROR|WARNING): (AddressSanitizer|HWAddressSanitizer|MemorySanitizer|ThreadSanitizer|MemTagSanitizer|DataFlowSanitizer): (.+)/.exec(
      text,
    );
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const what = match[2]
    .replace(/ on (?:unknown )?address .*$/, '')
    .replace(/ \((?:pid|0x|pc).*$/, '')
    .replace(/0x[0-9a-f]+/g, '…')
    .replace(/:? *\d+ byte\(s\).*$/, '')
    .trim();
  return `${match[1]}: ${what}${inFrame(text.slice(match.index))}`;
}

/** `file.c:3:5: runtime error: signed integer overflow: 2147483647 + 1 cannot be …` */
function undefinedBehaviour(text: string): string | undefined {
  const match = /^(\S+?):(\d+)(?::\d+)?: runtime error: (.+)$/m.exec(text);
  if (match?.[1] === undefined || match[3] === undefined) return undefined;
  const [what = ''] = match[3].split(/: | of type | 0x|-?\d/);
  return `UndefinedBehaviorSanitizer: ${what.trim()} at ${baseName(match[1])}:${match[2]}`;
}

/** `==1== ERROR: libFuzzer: deadly signal`; also timeout and out-of-memory. */
function libFuzzer(text: string): string | undefined {
  const match =
    /ERROR: libFuzzer: (deadly signal|timeout|out-of-memory|fuzz target exited|[a-z -]+)/.exec(
      text,
    );
  if (match?.[1] === undefined) return undefined;
  const said = assertion(text) ?? panic(text);
  return said ?? `libFuzzer: ${match[1].trim()}${inFrame(text.slice(match.index))}`;
}

/** glibc: ``prog: file.c:12: func: Assertion `x' failed.`` */
function assertion(text: string): string | undefined {
  const match = /([^\s:]+):(\d+): (?:(.+): )?Assertion [`'](.+)' failed/.exec(text);
  if (match?.[1] === undefined) return undefined;
  const where =
    match[3] === undefined ? '' : ` in ${match[3].replace(/\(.*$/, '').split(' ').at(-1)}`;
  return `assertion '${match[4]}' failed${where} (${baseName(match[1])}:${match[2]})`;
}

/** Rust: `panicked at src/main.rs:3:5:`, or before 1.73 `panicked at 'why', src/…`; Go: `panic: why`. */
function panic(text: string): string | undefined {
  const rust = /panicked at (?:'([^\n]*)', )?(\S+?):(\d+):\d+:?\n?([^\n]*)/.exec(text);
  if (rust?.[2] !== undefined) {
    return `panic at ${baseName(rust[2])}:${rust[3]}: ${withoutValues(rust[1] ?? rust[4] ?? '')}`;
  }
  const go = /^panic: (.+)$/m.exec(text);
  return go?.[1] === undefined ? undefined : `panic: ${withoutValues(go[1])}`;
}

function withoutValues(text: string): string {
  return text.replace(/0x[0-9a-f]+|\d+/g, 'N');
}

/** `    #1 0x55d in main /src/a.c:4:76`, or `#1 0x55d  (/bin/prog+0x1234)` without symbols. */
const FRAME =
  /^ *#\d+ 0x[0-9a-f]+ (?:in (.+?)(?: (\S+:\d+(?::\d+)?|\([^)]+\+0x[0-9a-f]+\)))?(?: \(BuildId: [^)]*\))?|.*?\(([^)]+\+0x[0-9a-f]+)\).*)$/gm;

/** Functions that only carry out what the program asked for, or that lead to it. */
const NOT_AT_FAULT =
  /^(?:__(?:asan|hwasan|msan|tsan|ubsan|lsan|sanitizer|interceptor|interception|GI|libc|sigsetjmp|restore_rt|assert)|_?_?interceptor_|___interceptor|fuzzer::|_start$|_IO_|(?:m|c|re)alloc$|free$|operator (?:new|delete)|str(?:n?cpy|n?cat|len|n?cmp|dup|chr|str)$|mem(?:cpy|move|set|cmp|chr)$|fread|fwrite|read$|write$|vs?n?printf|s?n?printf|abort$|raise$|gsignal$|pthread_kill|__pthread|std::|__cxa|__gnu|__cxx|rust_begin_unwind|core::panicking)/;

/** The first function of the first stack that may be at fault. */
function inFrame(text: string): string {
  let first: string | undefined;
  for (const [line, name, place, module] of text.matchAll(FRAME)) {
    // A second stack, as of where it was freed, begins at 0 again.
    if (first !== undefined && /^ *#0 /.test(line)) break;
    const shown = name ?? (module === undefined ? undefined : baseName(module));
    if (shown === undefined) continue;
    const function_ = shown.replace(/\(.*$/s, (end) => (name === undefined ? end : ''));
    first ??= function_;
    if (NOT_AT_FAULT.test(function_)) continue;
    const file = place === undefined || place.startsWith('(') ? '' : ` (${lineOf(place)})`;
    return ` in ${function_}${file}`;
  }
  return first === undefined ? '' : ` in ${first}`;
}

function lineOf(place: string): string {
  const [path = '', line = ''] = place.split(/:(?=\d)/);
  return `${baseName(path)}:${line}`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
