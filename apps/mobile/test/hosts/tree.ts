/** A node as Taro hands it to the host's templates. */
export interface MiniNode {
  sid: string;
  /** Its class. */
  cl?: string;
  /** Text, for a text node. */
  v?: string;
  /** Its children. */
  cn?: MiniNode[];
  ariaLabel?: string;
  [attribute: string]: unknown;
}

/** Applies `setData` changes, whose keys are paths such as `root.cn.[0].cn.[2].v`. */
export function applyData(data: object, changes: Record<string, unknown>): void {
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split(/[.[\]]+/).filter(Boolean);
    const last = steps.pop() ?? '';
    let place = data as Record<string, unknown>;
    for (const step of steps) {
      place[step] ??= {};
      place = place[step] as Record<string, unknown>;
    }
    place[last] = value;
  }
}

export function findNodes(node: MiniNode | undefined, match: (node: MiniNode) => boolean): MiniNode[] {
  if (!node) return [];
  const inside = (node.cn ?? []).flatMap((child) => findNodes(child, match));
  return match(node) ? [node, ...inside] : inside;
}

/** What the page says, in its order. */
export function textOf(node: MiniNode | undefined): string {
  if (!node) return '';
  const inside = (node.cn ?? []).map(textOf).filter((text) => text !== '');
  return [...(typeof node.v === 'string' ? [node.v] : []), ...inside].join(' ');
}
