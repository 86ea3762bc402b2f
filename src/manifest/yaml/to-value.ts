import {type Alias, isAlias, isMap, isScalar, isSeq, type Pair, Scalar, type YAMLMap} from 'yaml';
import type {SourceFile, SourceRange} from '../../diagnostics/diagnostic.ts';
import {lineAndColumn} from '../../diagnostics/line-and-column.ts';
import type {Report} from '../problem-list.ts';
import {describeYaml11} from './yaml-1.1.ts';

/** Values that aliases may stand for, all together: far more than people write. */
const ALIASED_VALUES_MAX = 100_000;
/** Levels of nesting with aliases followed, as for the text itself. */
const DEPTH_MAX = 100;
/** Keys that reach into the prototype of a JavaScript object. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** Duplicate keys reported; the first of each is looked for, which takes time. */
const DUPLICATES_MAX = 100;
/** Tags that say no more than what JSON knows. */
const PLAIN_TAG = /^(?:!|tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq))$/;

/** A value as JSON knows it; values that several aliases stand for are shared. */
export type PlainValue =
  | null
  | boolean
  | number
  | string
  | PlainValue[]
  | {[key: string]: PlainValue};

/** A YAML node, or what stands for an absent one. */
export type YamlNode = unknown;

/** The value of a document, and what its aliases stand for. */
export interface ConvertedDocument {
  readonly value: PlainValue;
  readonly targets: ReadonlyMap<Alias, YamlNode>;
}

/**
 * Makes plain values of a document's nodes. One pass: aliases are resolved as they come, what they
 * expand to is counted and not copied.
 */
export function toValue(contents: YamlNode, file: SourceFile, report: Report): ConvertedDocument {
  const converter = new Converter(file, report);
  const value = converter.convert(contents, 0);
  return {value, targets: converter.targets};
}

interface Anchored {
  readonly node: YamlNode;
  /** `undefined` while the node itself is being converted. */
  value?: PlainValue;
  isDone: boolean;
  size: number;
  depth: number;
}

class Converter {
  readonly targets = new Map<Alias, YamlNode>();
  readonly #file: SourceFile;
  readonly #report: Report;
  readonly #anchors = new Map<string, Anchored>();
  #size = 0;
  #deepest = 0;
  #aliasedSize = 0;
  #duplicates = 0;
  /** Whether this is the value of a key `power`. */
  #isPower = false;

  constructor(file: SourceFile, report: Report) {
    this.#file = file;
    this.#report = report;
  }

  convert(node: YamlNode, depth: number): PlainValue {
    this.#size += 1;
    if (depth > this.#deepest) this.#deepest = depth;
    if (isAlias(node)) return this.#resolve(node, depth);
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
    if (node.anchor === undefined) return this.#convertPlain(node, depth);
    const anchored: Anchored = {node, isDone: false, size: this.#size, depth};
    this.#anchors.set(node.anchor, anchored);
    const deepest = this.#deepest;
    this.#deepest = depth;
    anchored.value = this.#convertPlain(node, depth);
    anchored.isDone = true;
    anchored.size = this.#size - anchored.size + 1;
    anchored.depth = this.#deepest - depth;
    this.#deepest = Math.max(deepest, this.#deepest);
    return anchored.value;
  }

  #convertPlain(node: YamlNode, depth: number): PlainValue {
    if (isMap(node)) {
      this.#checkTag(node.tag, node.range);
      return this.#convertMap(node, depth);
    }
    if (isSeq(node)) {
      this.#checkTag(node.tag, node.range);
      const items: PlainValue[] = [];
      for (const item of node.items) items.push(this.convert(item, depth + 1));
      return items;
    }
    if (!isScalar(node)) return null;
    return this.#convertScalar(node);
  }

  #convertScalar(node: Scalar): PlainValue {
    if (node.tag !== undefined) this.#checkTag(node.tag, node.range);
    if (node.type === Scalar.PLAIN) this.#checkYaml11(node);
    const {value} = node;
    switch (typeof value) {
      case 'string':
      case 'boolean':
      case 'number':
        return value;
      case 'bigint':
        return Number(value);
      default:
        return null;
    }
  }

  #convertMap(map: YAMLMap, depth: number): PlainValue {
    const result: {[key: string]: PlainValue} = {};
    for (const pair of map.items) {
      const key = this.#keyOf(pair);
      const isPower = this.#isPower;
      this.#isPower = key === 'power';
      const value = this.convert(pair.value, depth + 1);
      this.#isPower = isPower;
      if (key === undefined) continue;
      if (FORBIDDEN_KEYS.has(key)) {
        const range = rangeOf(pair.key) ?? {start: 0, end: 0};
        this.#report('manifest/forbidden-key', `expected another key, found "${key}"`, {range});
      } else if (Object.hasOwn(result, key)) {
        this.#reportDuplicate(map, pair, key);
      } else {
        result[key] = value;
      }
    }
    return result;
  }

  #reportDuplicate(map: YAMLMap, pair: Pair, key: string): void {
    if (this.#duplicates++ >= DUPLICATES_MAX) return;
    const first = map.items.find((other) => isScalar(other.key) && String(other.key.value) === key);
    const start = rangeOf(first?.key)?.start;
    this.#report('manifest/duplicate-key', `expected keys that differ, found "${key}" again`, {
      range: rangeOf(pair.key) ?? {start: 0, end: 0},
      help:
        start === undefined
          ? undefined
          : `it stands in line ${lineAndColumn(this.#file, start).line} already`,
    });
  }

  #keyOf({key}: Pair): string | undefined {
    this.#size += 1;
    const scalar = isAlias(key) ? this.#keyTarget(key) : key;
    if (isScalar(scalar)) {
      if (scalar.anchor !== undefined && scalar === key) this.convert(scalar, 0);
      else if (scalar.type === Scalar.PLAIN) this.#checkYaml11(scalar);
      if (typeof scalar.value === 'string') return scalar.value;
      if (scalar.source !== undefined && scalar.source !== '') return scalar.source;
    }
    const range = rangeOf(key) ?? {start: 0, end: 1};
    const found = isScalar(scalar) ? 'nothing' : 'a list or mapping';
    this.#report('manifest/syntax', `expected a word as key, found ${found}`, {
      range,
      help: 'quote a key that begins with a special character, and a text that begins with "{" or "["',
    });
    return undefined;
  }

  #keyTarget(alias: Alias): YamlNode {
    this.convert(alias, 0);
    return this.targets.get(alias) ?? alias;
  }

  #resolve(alias: Alias, depth: number): PlainValue {
    const range = rangeOf(alias) ?? {start: 0, end: 1};
    const anchored = this.#anchors.get(alias.source);
    if (anchored === undefined || !anchored.isDone) {
      const found =
        anchored === undefined
          ? `"*${alias.source}", which nothing before it is called`
          : `"*${alias.source}", which is within itself`;
      this.#report('manifest/alias', `expected an alias of a value before it, found ${found}`, {
        range,
        help:
          anchored === undefined
            ? `write "&${alias.source}" before the value, or quote a text that begins with "*"`
            : undefined,
      });
      return null;
    }
    const isOver = this.#aliasedSize > ALIASED_VALUES_MAX;
    this.#aliasedSize += anchored.size;
    this.#size += anchored.size;
    this.#deepest = Math.max(this.#deepest, depth + anchored.depth);
    if (this.#aliasedSize > ALIASED_VALUES_MAX) {
      const message = `expected aliases that stand for at most ${ALIASED_VALUES_MAX} values, found more`;
      if (!isOver) this.#report('manifest/alias', message, {range});
      return null;
    }
    if (depth + anchored.depth > DEPTH_MAX) {
      const message = `expected at most ${DEPTH_MAX} levels of nesting, found more`;
      this.#report('manifest/too-deep', message, {range});
      return null;
    }
    this.targets.set(alias, anchored.node);
    return anchored.value ?? null;
  }

  #checkTag(tag: string | undefined, range: readonly number[] | null | undefined): void {
    if (tag === undefined || PLAIN_TAG.test(tag)) return;
    this.#report('manifest/syntax', `expected no tag, found "${tag.slice(0, 100)}"`, {
      range: {start: range?.[0] ?? 0, end: range?.[1] ?? 1},
      help: 'quote a text that begins with "!"',
    });
  }

  #checkYaml11(node: Scalar): void {
    const source = node.source ?? '';
    // Power is on or off: whoever writes so means these words.
    if (this.#isPower && (source === 'on' || source === 'off')) return;
    const other = describeYaml11(source);
    const range = rangeOf(node);
    if (range === undefined) return;
    if (other === undefined) {
      this.#checkNumber(node, source, range);
      return;
    }
    this.#report('manifest/yaml-1.1', `found ${source}, which YAML 1.1 tools read as ${other}`, {
      severity: 'warning',
      range,
      help: `quote it: "${source}"`,
    });
  }

  /** A number that is written otherwise where it is used as a text, as the version 3.10. */
  #checkNumber({value}: Scalar, source: string, range: SourceRange): void {
    if (typeof value !== 'number' || String(value) === source) return;
    this.#report('manifest/lossy-number', `found ${source}, which is the number ${value}`, {
      severity: 'warning',
      range,
      help: `quote it if it is a version or a name: "${source}"`,
    });
  }
}

/** The node's own place in the text, without what stands around it. */
export function rangeOf(node: YamlNode): SourceRange | undefined {
  const range = (node as {range?: readonly number[] | null} | null | undefined)?.range;
  if (!range) return undefined;
  const [start, end] = range;
  return start === undefined || end === undefined ? undefined : {start, end};
}
