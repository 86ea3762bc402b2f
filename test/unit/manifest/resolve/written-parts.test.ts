import fc from 'fast-check';
import {expect, it} from 'vitest';
import {renderDiagnosticsText} from '../../../../src/diagnostics/render-text.ts';
import type {Manifest} from '../../../../src/manifest/manifest.ts';
import {parseManifest} from '../../../../src/manifest/parse-manifest.ts';
import {resolveManifest} from '../../../../src/manifest/resolve/resolve-manifest.ts';
import {artifact, confinement, container, dependencies, readiness, tool} from './written-parts.ts';

const options = {today: '2026-06-01', variables: {}};

function resolve(document: object): Manifest {
  const parsed = parseManifest({path: 'p', text: JSON.stringify(document)}, options);
  if (!parsed.ok) throw new Error(renderDiagnosticsText(parsed.diagnostics, {color: false}));
  return resolveManifest(parsed.document, {
    ...options,
    path: '/suite/proctor.yaml',
    folder: '/suite',
    homeFolder: '/home/me',
    availableParallelism: 4,
    sha256: () => '',
  });
}

const steps = [{run: 'x'}];

it('an artifact is what is written, in its short form and in its long one', () => {
  fc.assert(
    fc.property(artifact, ({text, spec}) => {
      const {artifacts} = resolve({proctor: 1, artifacts: {a: text}});
      expect({...artifacts.get('a')}).toEqual(spec);
    }),
  );
});

it('dependencies are what is written, beside those of all environments', () => {
  fc.assert(
    fc.property(dependencies, dependencies, (all, own) => {
      const alone = resolve({
        proctor: 1,
        environments: {here: {type: 'local', dependencies: own.text}},
        scenarios: {s: {dependencies: all.text, steps}},
      });
      expect(alone.environments.get('here')?.dependencies).toEqual(own.spec);
      expect(alone.scenarios.get('s')?.dependencies).toEqual(all.spec);
      const both = resolve({
        proctor: 1,
        dependencies: all.text,
        environments: {here: {type: 'local', dependencies: own.text}},
      }).environments.get('here')?.dependencies;
      for (const {spec} of [all, own]) {
        expect(both?.packages).toEqual(expect.arrayContaining([...spec.packages]));
        for (const tool of ['apt', 'opkg'] as const) {
          // Whichever manager is there finds all that either asks of it.
          const wanted = spec.byTool[tool] ?? spec.packages;
          const found = both?.byTool[tool] ?? both?.packages;
          expect(found).toEqual(expect.arrayContaining([...wanted]));
        }
        const names = both?.commands.map(({name}) => name);
        expect(names).toEqual(expect.arrayContaining(spec.commands.map(({name}) => name)));
      }
    }),
  );
});

it('readiness checks are what is written, of environments and of scenarios', () => {
  fc.assert(
    fc.property(readiness, ({text, spec}) => {
      const manifest = resolve({
        proctor: 1,
        environments: {here: {type: 'local', readiness: text}},
        scenarios: {s: {readiness: text, steps}},
      });
      expect(manifest.environments.get('here')?.readiness).toEqual(spec);
      expect(manifest.scenarios.get('s')?.readiness).toEqual(spec);
    }),
  );
});

it('a tool is what is written', () => {
  fc.assert(
    fc.property(tool, ({text, spec}) => {
      const manifest = resolve({proctor: 1, instrumentation: {i: text}});
      expect(manifest.instrumentation.get('i')?.tools).toEqual([spec]);
    }),
  );
});

it('a container is what is written, with paths from the folder of the manifest', () => {
  fc.assert(
    fc.property(container, ({text, spec}) => {
      expect(
        resolve({proctor: 1, environments: {box: text}}).environments.get('box'),
      ).toMatchObject(spec);
    }),
  );
});

it('a step is confined as it says, and else as its scenario says', () => {
  fc.assert(
    fc.property(confinement, confinement, (around, own) => {
      const {pids} = own.spec.resources ?? {pids: undefined};
      const manifest = resolve({
        proctor: 1,
        scenarios: {
          s: {
            ...(around.text as object),
            steps: [
              {run: 'x'},
              {run: 'x', ...(own.text as object)},
              {run: 'x', resources: {pids}},
              {run: 'x', namespaces: []},
            ],
          },
        },
      });
      const scenario = manifest.scenarios.get('s');
      expect(scenario?.confinement).toEqual(around.spec);
      expect(scenario?.steps.map((step) => step.confinement)).toEqual([
        undefined,
        own.spec,
        {...around.spec, resources: {...around.spec.resources, pids}},
        {...around.spec, namespaces: []},
      ]);
    }),
  );
});

/** What stands where something else should. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, '', 'x', [], {}, [[]], {x: {}}, [
    'x',
    'x',
  ]),
  fc.string(),
);

/** A place in a document: which of the children to go to, level by level. */
const way = fc.array(fc.nat(20), {minLength: 1, maxLength: 6});

it('whatever is broken in a manifest, reading it says where, or resolves it', () => {
  const parts = fc.record({artifact, dependencies, readiness, tool, container, confinement});
  fc.assert(
    fc.property(parts, way, junk, fc.boolean(), (written, steps_, value, isKey) => {
      const document = {
        proctor: 1,
        artifacts: {a: written.artifact.text},
        dependencies: written.dependencies.text,
        environments: {
          box: {...(written.container.text as object), readiness: written.readiness.text},
        },
        instrumentation: {i: written.tool.text},
        scenarios: {
          s: {
            ...(written.confinement.text as object),
            readiness: written.readiness.text,
            dependencies: written.dependencies.text,
            artifacts: ['a'],
            instrumentation: ['i'],
            capture: {files: ['*'], cores: true},
            steps,
          },
        },
      };
      const text = JSON.stringify(broken(document, steps_, {value, isKey}));
      const parsed = parseManifest({path: 'p', text}, options);
      const diagnostics = parsed.ok ? parsed.problems.sorted() : parsed.diagnostics;
      for (const {range, message} of diagnostics) {
        expect(message).not.toBe('');
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThan(range.start);
        expect(range.end).toBeLessThanOrEqual(text.length);
      }
      if (!parsed.ok) expect(diagnostics.some(({severity}) => severity === 'error')).toBe(true);
      else resolve(JSON.parse(text) as object);
    }),
    {numRuns: 500},
  );
});

/** A copy with another value at a place, or another key. */
function broken(
  document: unknown,
  [index = 0, ...rest]: readonly number[],
  change: {readonly value: unknown; readonly isKey: boolean},
): unknown {
  if (typeof document !== 'object' || document === null) return change.value;
  const entries = Object.entries(document);
  const at = entries.length === 0 ? 0 : index % entries.length;
  const changed = entries.map(([key, child], position): [string, unknown] => {
    if (position !== at) return [key, child];
    if (rest.length > 0) return [key, broken(child, rest, change)];
    return change.isKey ? [String(change.value), child] : [key, change.value];
  });
  return Array.isArray(document) ? changed.map(([, child]) => child) : Object.fromEntries(changed);
}
