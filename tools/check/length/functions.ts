import { parseSync } from '@swc/core';

/** A function as the length rule sees it: where it starts, how long it is, and which rule it falls under. */
export interface FoundFunction {
  name: string;
  line: number;
  lines: number;
  kind: 'function' | 'component' | 'test' | 'suite';
}

interface Span {
  start: number;
  end: number;
}

interface Node {
  type: string;
  span?: Span;
  [key: string]: unknown;
}

const functionTypes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'PrivateMethod',
  'Constructor',
  'MethodProperty',
  'GetterProperty',
  'SetterProperty',
]);

/** Lists every function of a TypeScript or JavaScript source, nested ones too. `path` decides whether JSX is read. */
export function listFunctions(source: string, path: string): FoundFunction[] {
  const hasJsx = /\.[jt]sx$/.test(path);
  // swc's positions count bytes on from the file parsed before; the statement put in front marks this file's zero.
  const text = `;${source.replace(/^#!/, '//')}`;
  const syntax = /\.[cm]?jsx?$/.test(path)
    ? ({ syntax: 'ecmascript', jsx: true } as const)
    : ({ syntax: 'typescript', tsx: hasJsx, decorators: true } as const);
  const tree = parseSync(text, { ...syntax, target: 'es2024' });
  const zero = tree.body[0]?.span.start ?? 0;
  const lineAt = lineCounter(Buffer.from(text));
  const found: FoundFunction[] = [];
  visit(tree as unknown as Node, '', (node, name) => {
    const span = node.span as Span;
    const line = lineAt(span.start - zero);
    found.push({
      name: name || 'anonymous',
      line,
      lines: lineAt(span.end - zero) - line + 1,
      kind: kindOf(name, hasJsx),
    });
  });
  return found;
}

/** Walks the tree; `name` is what the nearest enclosing declaration, property or call is called. */
function visit(node: Node, name: string, see: (node: Node, name: string) => void): void {
  const here = nameOf(node) ?? name;
  if (functionTypes.has(node.type)) see(node, here);
  // A function's own name says nothing of the functions inside it.
  const inner = functionTypes.has(node.type) ? '' : here;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'span') continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) visit(child, inner, see);
    }
  }
}

/** Call arguments come wrapped as `{spread, expression}` without a type of their own. */
function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function nameOf(node: Node): string | undefined {
  if (node.type === 'VariableDeclarator') return textOf(node.id);
  if (node.type === 'CallExpression') return calleeOf(node.callee);
  return textOf(node.identifier) ?? textOf(node.key);
}

/** `describe`, `it`, and the same again for `it.each(table)`; other calls keep the name around them. */
function calleeOf(callee: unknown): string | undefined {
  if (!isNode(callee)) return undefined;
  if (callee.type === 'MemberExpression') return calleeOf(callee.object);
  if (callee.type === 'CallExpression') return calleeOf(callee.callee);
  const name = textOf(callee);
  return name && ['describe', 'it', 'test'].includes(name) ? name : undefined;
}

function textOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  return value.type === 'Identifier' && typeof value.value === 'string' ? value.value : undefined;
}

function kindOf(name: string, hasJsx: boolean): FoundFunction['kind'] {
  if (name === 'describe') return 'suite';
  if (name === 'it' || name === 'test') return 'test';
  return hasJsx && /^[A-Z]/.test(name) ? 'component' : 'function';
}

function lineCounter(bytes: Buffer): (offset: number) => number {
  const starts = [0];
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
