/** Above this, a secret is looked for as it is and JSON-escaped only: each form costs memory. */
const ENCODED_BYTES_MAX = 65_536;

/** Fewer characters than this stand in too much innocent text to be hidden. */
export const SECRET_CHARACTERS_MIN = 4;

/** Columns at which `base64` (76) and `openssl base64` (64) break their lines. */
const BASE64_LINE_LENGTHS = [64, 76];

/**
 * Every form in which `secret` is looked for: as it is and line by line, each in all encodings
 * that shells, HTTP clients and serializers give it on its way into a log.
 */
export function patternsOf(secret: string): Set<string> {
  const patterns = new Set<string>();
  for (const text of plainForms(secret)) {
    patterns.add(text);
    const forms =
      Buffer.byteLength(text) > ENCODED_BYTES_MAX
        ? jsonForms(text)
        : [
            ...base64Forms(text),
            ...hexForms(text),
            ...urlForms(text),
            ...jsonForms(text),
            ...shellForms(text),
            ...xmlForms(text),
          ];
    for (const form of forms) {
      if (form.length >= SECRET_CHARACTERS_MIN) patterns.add(form);
    }
  }
  return patterns;
}

function plainForms(secret: string): Set<string> {
  const forms = new Set([secret, secret.trim(), secret.replace(/\r?\n/g, '\r\n')]);
  for (const line of secret.split(/\r\n|[\r\n]/)) {
    forms.add(line);
    forms.add(line.trim());
  }
  for (const form of forms) {
    if (form.trim().length < SECRET_CHARACTERS_MIN) forms.delete(form);
  }
  return forms;
}

/**
 * A secret inside of a longer text stands at any of three alignments to base64's groups of three
 * bytes. Of each, the characters that depend on nothing but the secret are taken.
 */
function base64Forms(text: string): string[] {
  const bytes = Buffer.from(text);
  const whole = bytes.toString('base64');
  const forms = [whole, whole.replace(/=+$/, '')];
  for (const before of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const first = Math.ceil((before * 8) / 6);
    forms.push(encoded.slice(first, Math.floor(((before + bytes.length) * 8) / 6)));
  }
  for (const length of BASE64_LINE_LENGTHS) {
    if (whole.length <= length) continue;
    for (let start = 0; start < whole.length; start += length) {
      forms.push(whole.slice(start, start + length));
    }
  }
  return [...forms, ...forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}

function hexForms(text: string): string[] {
  const hex = Buffer.from(text).toString('hex');
  return [hex, hex.toUpperCase()];
}

function urlForms(text: string): string[] {
  const component = encodeURIComponent(text.toWellFormed());
  const strict = component.replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  // Not in `component`: `~` by HTML forms, and "/" left as it is by Python and many a router.
  const forms = [component, strict, new URLSearchParams({v: text}).toString().slice(2)];
  forms.push(...forms.map((form) => form.replaceAll('%2F', '/')));
  forms.push(encodeURI(text.toWellFormed()));
  forms.push(...forms.map((form) => form.replaceAll('%20', '+')));
  forms.push(...forms.map((form) => form.replaceAll('+', '%20')));
  return [
    ...forms,
    ...forms.map((form) => form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
  ];
}

function jsonForms(text: string): string[] {
  const escaped = JSON.stringify(text).slice(1, -1);
  const ascii = escaped.replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const upper = ascii.replace(/\\u[0-9a-f]{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`);
  const forms = [escaped, ascii, upper, escaped.replaceAll('/', '\\/')];
  // JSON in JSON, as a log line that holds a request's body.
  return [...forms, ...forms.map((form) => JSON.stringify(form).slice(1, -1))];
}

function shellForms(text: string): string[] {
  return [
    text.replaceAll("'", "'\\''"),
    text.replaceAll("'", `'"'"'`),
    text.replace(/["$`\\]/g, '\\$&'),
    text.replaceAll('"', '\\"'),
    // bash's `printf %q`.
    text.replace(/[^A-Za-z0-9_./:=@%+,\u0080-\uffff-]/g, '\\$&'),
    // bash's $'…', which `set -x` uses where there are control characters.
    text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t'),
  ];
}

function xmlForms(text: string): string[] {
  const basic = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const angled = basic.replaceAll('>', '&gt;');
  const quoted = [basic, angled].flatMap((form) => [
    form,
    form.replaceAll('"', '&quot;'),
    form.replaceAll('"', '&#34;'),
  ]);
  return quoted.flatMap((form) => [
    form,
    form.replaceAll("'", '&apos;'),
    form.replaceAll("'", '&#39;'),
    form.replaceAll("'", '&#x27;'),
  ]);
}
