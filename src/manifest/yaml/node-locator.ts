import {type Alias, isAlias, isMap, isScalar, isSeq, type YAMLMap} from 'yaml';
import type {SourceRange} from '../../diagnostics/diagnostic.ts';
import type {Locate} from '../locate.ts';
import {rangeOf, type YamlNode} from './to-value.ts';

interface Entry {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

/** Finds places by walking a document's nodes; what it has seen of large mappings it remembers. */
export function createLocator(contents: YamlNode, targets: ReadonlyMap<Alias, YamlNode>): Locate {
  const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Entry>>();
  const whole = rangeOf(contents) ?? {start: 0, end: 0};

  function targetOf(node: YamlNode): YamlNode {
    return isAlias(node) ? targets.get(node) : node;
  }

  function indexOf(map: YAMLMap): ReadonlyMap<string, Entry> {
    let index = indexes.get(map);
    if (index === undefined) {
      index = indexEntries(map, targetOf);
      indexes.set(map, index);
    }
    return index;
  }

  return (path, part) => {
    let node = contents;
    let range: SourceRange = whole;
    let keyRange: SourceRange = startOf(whole);
    for (const step of path) {
      const collection = targetOf(node);
      let entry: Entry | undefined;
      if (isMap(collection)) entry = indexOf(collection).get(String(step));
      else if (isSeq(collection) && typeof step === 'number' && step < collection.items.length) {
        entry = {key: collection.items[step], value: collection.items[step]};
      }
      if (entry === undefined) return keyRange;
      keyRange = rangeOf(entry.key) ?? keyRange;
      range = rangeOf(entry.value) ?? keyRange;
      node = entry.value;
    }
    if (part === 'key') return keyRange;
    // An absent value has no extent: its key can be pointed at.
    return range.end > range.start ? range : keyRange;
  };
}

function startOf({start}: SourceRange): SourceRange {
  return {start, end: start + 1};
}

function indexEntries(
  map: YAMLMap,
  targetOf: (node: YamlNode) => YamlNode,
): ReadonlyMap<string, Entry> {
  const index = new Map<string, Entry>();
  for (const {key, value} of map.items) {
    const scalar = targetOf(key);
    if (!isScalar(scalar)) continue;
    const name = typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? '');
    if (!index.has(name)) index.set(name, {key, value});
  }
  return index;
}
