import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {CliFolder} from '../rig/cli.ts';
import {pageTexts} from '../rig/report-page.ts';

const SECRET = 'Tr0ub4dor&3 "quoted" <x>';

const FORMS: Readonly<Record<string, string>> = {
  raw: SECRET,
  base64: Buffer.from(SECRET).toString('base64'),
  'base64 of more': Buffer.from(`user:${SECRET}`).toString('base64').slice(8, -4),
  hex: Buffer.from(SECRET).toString('hex'),
  url: encodeURIComponent(SECRET),
  json: JSON.stringify(SECRET).slice(1, -1),
};

const MANIFEST = `proctor: 1
secrets:
  token: { env: TOKEN_FROM_CI }
scenarios:
  leaky:
    env: { TOKEN: "\${{ secrets.token }}" }
    capture: ["$PROCTOR_SCRATCH/out/*"]
    debug: printf '%s\\n' "$TOKEN"
    steps:
      - id: print
        run: |
          printf 'raw %s\\n' "$TOKEN"
          printf '%s' "$TOKEN" | base64 -w0; echo
          printf 'user:%s' "$TOKEN" | base64 -w0; echo
          printf '%s' "$TOKEN" | od -An -tx1 | tr -d ' \\n' >&2; echo >&2
          node -e 'console.log(encodeURIComponent(process.env.TOKEN), JSON.stringify(process.env.TOKEN))'
          # In two pieces, with time between them.
          printf '%s' "\${TOKEN:0:7}"; sleep 0.2; printf '%s\\n' "\${TOKEN:7}"
          mkdir -p "$PROCTOR_SCRATCH/out"; echo x > "$PROCTOR_SCRATCH/out/Tr0ub4dor&3 \\"quoted\\" <x>.log"
      - name: compare
        run: printf 'found %s' "$TOKEN"
        expect: { stdout: { equals: something else } }
  reason:
    env: { TOKEN: "\${{ secrets.token }}" }
    steps: [{ run: 'echo "::skip $TOKEN is no good"' }]
  tap:
    env: { TOKEN: "\${{ secrets.token }}" }
    steps: [{ run: 'printf "TAP version 14\\n1..1\\nnot ok 1 - with %s\\n" "$TOKEN"', results: { tap: stdout } }]
  stdin:
    steps: [{ run: cat, stdin: "\${{ secrets.token }}" }]
`;

describe('secrets', () => {
  it('D28 stand in no sink, in no form, whole or in pieces', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    const result = await folder.proctor(['run', '--verbose', '--markdown', 'summary.md'], {
      TOKEN_FROM_CI: SECRET,
    });
    expect(result.exitCode).toBe(1);
    expect(folder.verdicts()).toEqual({
      'leaky@local': 'failed',
      'reason@local': 'skipped',
      'tap@local': 'failed',
      'stdin@local': 'passed',
    });
    for (const format of ['ctrf', 'tap', 'markdown', 'junit', 'json', 'html', 'trace']) {
      await folder.proctor(['report', '--format', format, '-o', `again.${format}`]);
    }
    const leaks: string[] = [];
    const look = (where: string, text: string): void => {
      for (const [form, pattern] of Object.entries(FORMS)) {
        if (text.includes(pattern)) leaks.push(`${form} in ${where}`);
      }
    };
    look('stdout', result.stdout);
    look('stderr', result.stderr);
    for (const name of readdirSync(folder.path, {recursive: true, encoding: 'utf8'})) {
      if (name === 'proctor.yaml') continue;
      look('a file name', name);
      const path = join(folder.path, name);
      if (!statSync(path).isFile()) continue;
      const text = readFileSync(path, 'utf8');
      look(name, name.endsWith('.html') ? pageTexts(text) : text);
    }
    expect(leaks).toEqual([]);
    expect(result.stdout).toContain('raw ***');
    expect(folder.journal().some((event) => event.type === 'file-captured')).toBe(true);
  });

  it('that are missing are an infrastructure error which says where they were looked for', async () => {
    using folder = new CliFolder({'proctor.yaml': MANIFEST});
    const result = await folder.proctor(['run', 'stdin']);
    expect(result.exitCode).toBe(3);
    expect(folder.reasons()['stdin@local']).toContain(
      'cannot read secret "token": the environment variable TOKEN_FROM_CI is not set',
    );
  });
});
