import { type Document, isMap, isPair, isScalar, isSeq, type LineCounter, type Node, type Pair } from 'yaml';

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
    let node: unknown = this.document.contents;
    let offset = offsetOf(node) ?? 0;
    for (const step of path) {
      const next = stepInto(node, step);
      if (next === undefined) break;
      offset = offsetOf(isPair(next) ? next.key : next) ?? offset;
      node = isPair(next) ? next.value : next;
    }
    return this.at(offset);
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
