import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  visit,
} from 'yaml';

export type Path = readonly (string | number)[];

export interface Position {
  line: number;
  column: number;
}

/**
 * A path as people read it.
 *
 * @example pathText(['items', 'volunteer', 'limits', 0, 'per']) // 'items.volunteer.limits[0].per'
 */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

/** Finds where in the text a path of the document stands, so that a message can name line and column. */
export class Locator {
  private readonly document: Document;
  private readonly lines: LineCounter;

  constructor(document: Document, lines: LineCounter) {
    this.document = document;
    this.lines = lines;
  }

  /** Position of the key (or, in a list, of the element) that a path names; of the nearest parent that exists. */
  find(path: Path): Position {
    return this.at(this.walk(path).offset);
  }

  /** How many steps of a path this text has. */
  depth(path: Path): number {
    return this.walk(path).depth;
  }

  private walk(path: Path): { offset: number; depth: number } {
    let node: unknown = this.document.contents;
    let offset = offsetOf(node) ?? 0;
    let depth = 0;
    for (const step of path) {
      const next = stepInto(isAlias(node) ? node.resolve(this.document) : node, step);
      if (next === undefined) break;
      offset = offsetOf(isPair(next) ? next.key : next) ?? offset;
      node = isPair(next) ? next.value : next;
      depth++;
    }
    return { offset, depth };
  }

  at(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

function stepInto(node: unknown, step: string | number): Pair | Node | undefined {
  if (isMap(node)) {
    return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step));
  }
  if (isSeq(node)) return node.items[Number(step)] as Node | undefined;
  return undefined;
}

function offsetOf(node: unknown): number | undefined {
  const range = (node as { range?: [number, number, number] } | null | undefined)?.range;
  return range?.[0];
}

/** The path whose key stands at this offset; null when no key does. */
export function keyPathAt(document: Document, offset: number): Path | null {
  let found: Path | null = null;
  visit(document, {
    Pair(_, pair, parents) {
      if (offsetOf(pair.key) !== offset) return undefined;
      found = pathOf([...parents, pair]);
      return visit.BREAK;
    },
  });
  return found;
}

/** The steps that lead through these nodes: keys of pairs, places in lists. */
function pathOf(nodes: readonly unknown[]): Path {
  const path: (string | number)[] = [];
  for (const [at, node] of nodes.entries()) {
    if (isPair(node)) path.push(isScalar(node.key) ? String(node.key.value) : '');
    const parent = nodes[at - 1];
    if (isSeq(parent)) path.push(parent.items.indexOf(node));
  }
  return path;
}
