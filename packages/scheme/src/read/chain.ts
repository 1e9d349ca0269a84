import { schemeSchema } from '../schema/index.ts';
import type { Finding } from '../types.ts';
import { type Locator, type Path, type Position, pathText } from './locate.ts';
import { nameOf } from './identify.ts';
import { firstDifference, inherit, isGroup, type Values, valueAt } from './merge.ts';
import { parseText } from './parse.ts';

/** Finds the text of another published document; null when there is none. */
export type ResolveScheme = (scheme: string, version: string) => string | null;

/** One document of a line of heirs. */
interface Layer {
  label: string;
  locator: Locator;
}

export interface Fault {
  code: string;
  path: Path;
  message: string;
  /** Whose fault it is, as a place in `layers`; without it that of whoever wrote most of the path. */
  layer?: number;
}

/** A document on top of everything it inherits, and where each part of it was written. */
export class Chain {
  merged: unknown;
  /** False where an ancestor is not known, so that the document may say more than can be seen. */
  whole = true;
  /** The document itself first, then its ancestors upwards. */
  readonly layers: readonly Layer[];
  readonly faults: Fault[] = [];

  constructor(merged: unknown, layers: readonly Layer[]) {
    this.merged = merged;
    this.layers = layers;
  }

  /** What was found, at its line and column; for an inherited part at `extends`, saying where it was written. */
  finding(level: Finding['level'], { code, path, message, layer }: Fault): Finding {
    const { position, from } = this.place(path, layer);
    const where = from === '' ? '' : `（继承自 ${from}）`;
    return { level, code, path: pathText(path), message: `${message}${where}`, ...position };
  }

  private place(path: Path, at: number | undefined): { position: Position; from: string } {
    const own = this.layers[0] as Layer;
    let best = at === undefined ? own : (this.layers[at] as Layer);
    for (const layer of at === undefined ? this.layers : []) {
      if (layer.locator.depth(path) > best.locator.depth(path)) best = layer;
    }
    if (best === own) return { position: own.locator.find(path), from: '' };
    const { line } = best.locator.find(path);
    return { position: own.locator.find(['extends']), from: `${best.label} 第 ${line} 行` };
  }
}

const DEPTH_MAX = 8;

/** Merges a parsed document with its ancestors. What stands in the way is a fault of the chain; it is then not merged. */
export function buildChain(value: unknown, locator: Locator, resolve: ResolveScheme | undefined): Chain {
  const layers: Layer[] = [{ label: labelOf(value), locator }];
  const values: Values[] = [];
  const chain = new Chain(value, layers);
  const seen = new Set([identityOf(value)]);
  let top = value;
  while (isGroup(top)) {
    values.push(top);
    const wanted = nameOf(top.extends);
    if (wanted === null) {
      // What is wrong with the name the schema says.
      chain.whole = top.extends === undefined;
      break;
    }
    const name = `${wanted.scheme} 版本 ${wanted.version}`;
    const fail = (code: string, message: string): Chain => {
      chain.faults.push({ code, path: ['extends'], message });
      chain.whole = false;
      return chain;
    };
    if (seen.has(`${wanted.scheme}@${wanted.version}`)) {
      return fail('extends.circle', `继承绕成了一圈：${[...seen].map(say).join(' → ')} → ${name}`);
    }
    if (values.length > DEPTH_MAX) return fail('extends.too_deep', `继承的层数太多，最多 ${DEPTH_MAX} 层`);
    seen.add(`${wanted.scheme}@${wanted.version}`);
    const text = resolve?.(wanted.scheme, wanted.version) ?? null;
    if (text === null) return fail('extends.not_found', notFound(name));
    const parsed = parseText(text);
    const [first] = parsed.findings;
    if (!parsed.ok || first) {
      return fail(
        'extends.unreadable',
        `继承的方案 ${name} 读不懂：第 ${first?.line ?? 1} 行，${first?.message}`,
      );
    }
    layers.push({ label: name, locator: parsed.locator });
    top = parsed.value;
  }
  if (chain.whole && values.length > 1) mergeAll(chain, values);
  return chain;
}

const notFound = (name: string): string =>
  `找不到要继承的方案 ${name}。请检查编号和版本号；用文件算的，把那份文件放在这份方案旁边，或旁边的 templates 文件夹里；` +
  '在系统里发布的，请镇街或区县先发布它';

function mergeAll(chain: Chain, values: readonly Values[]): void {
  let merged = values.at(-1) as Values;
  for (let layer = values.length - 2; layer >= 0; layer--) {
    const above = merged;
    merged = inherit(above, values[layer] as Values, schemeSchema);
    for (const path of lockedOf(above)) {
      const change = firstDifference(valueAt(above, path), valueAt(merged, path));
      if (change === null) continue;
      const at = [...path, ...change];
      const found = valueAt(merged, at) === undefined ? '去掉' : '改动';
      chain.faults.push({
        code: 'extends.locked',
        path: at,
        layer,
        message: `${path.join('.')} 由上级方案锁定，不能${found}或增加内容`,
      });
    }
  }
  chain.merged = merged;
}

function lockedOf(values: Values): string[][] {
  if (!Array.isArray(values.locked)) return [];
  return values.locked.filter((path) => typeof path === 'string').map((path) => path.split('.'));
}

function identityOf(value: unknown): string {
  return isGroup(value) ? `${String(value.scheme)}@${String(value.version)}` : '';
}

const say = (identity: string): string => identity.replace('@', ' 版本 ');

function labelOf(value: unknown): string {
  return say(identityOf(value));
}
