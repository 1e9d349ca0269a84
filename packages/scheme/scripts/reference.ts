import { stringify } from 'yaml';
import type { SchemaNode } from '../src/schema/index.ts';

const TYPE_WORDS: Record<string, string> = {
  string: '文字',
  number: '数',
  integer: '整数',
  boolean: 'true/false',
  object: '一组',
  array: '一列',
};

/** The reference of the scheme language, made from its JSON Schema: one table for every group of keys. */
export function referenceOf(schema: SchemaNode): string {
  const lines = [
    '# 积分方案参考',
    '',
    '<!-- 由 packages/scheme/scripts/publish.ts 从 JSON Schema 生成，请勿手改。 -->',
    '',
    '方案是一个 YAML（或 JSON）文件。下面按节列出能写的每一个键。表里“必写”打 ● 的不能省。',
    '键名后面的 `<编号>` 表示这里自己起编号；`[]` 表示一列里的每一个。',
    '',
  ];
  table(schema, '整个文件', lines, 2);
  for (const [key, node] of Object.entries(schema.properties ?? {})) describe(key, node, lines, 2);
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Goes down to every group of keys below a node and writes its table. */
function describe(path: string, node: SchemaNode, lines: string[], level: number): void {
  const inner = innerOf(path, node);
  if (!inner) return;
  const { path: at, node: group } = inner;
  table(group, `\`${at}\` ${group.title ?? ''}`.trim(), lines, level);
  for (const [key, child] of Object.entries(group.properties ?? {})) {
    describe(`${at}.${key}`, child, lines, Math.min(level + 1, 4));
  }
}

/** The group of keys that a node is or holds: itself, what stands behind an id, or what stands in a list. */
function innerOf(path: string, node: SchemaNode): { path: string; node: SchemaNode } | null {
  if (node.properties) return { path, node };
  if (typeof node.additionalProperties === 'object') {
    return innerOf(`${path}.<编号>`, { title: node.title ?? '', ...node.additionalProperties });
  }
  return node.items ? innerOf(`${path}[]`, node.items) : null;
}

function table(group: SchemaNode, heading: string, lines: string[], level: number): void {
  lines.push(`${'#'.repeat(level)} ${heading}`, '');
  if (group.description) lines.push(`${group.description}。`, '');
  if (group.examples) lines.push(examplesOf(group), '');
  lines.push('| 键 | 必写 | 写什么 | 说明 |', '|---|---|---|---|');
  for (const [key, node] of Object.entries(group.properties ?? {})) {
    const needed = group.required?.includes(key) ? '●' : '';
    lines.push(`| \`${key}\` | ${needed} | ${kindOf(node)} | ${explain(node)} |`);
  }
  lines.push('');
}

/** Examples as one would write them in one line. */
function examplesOf({ examples = [] }: SchemaNode): string {
  const texts = examples.map((one) =>
    stringify(one, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim(),
  );
  return `例：${texts.map((text) => `\`${text}\``).join('、')}。`;
}

function kindOf(node: SchemaNode): string {
  if (node.enum) return node.enum.map((value) => `\`${String(value)}\``).join(' ');
  const types = node.type === undefined ? [] : [node.type].flat();
  const words = types.map((type) => TYPE_WORDS[type] ?? type).join('或');
  const inside = insideOf(node);
  return `${words}${rangeOf(node)}${inside ? `：${kindOf(inside)}` : ''}`;
}

/** What stands in a list or behind the ids of a group, where that is no group with a table of its own. */
function insideOf(node: SchemaNode): SchemaNode | null {
  if ([node.type].flat().length !== 1 || innerOf('', node)) return null;
  if (node.items) return node.items;
  return typeof node.additionalProperties === 'object' ? node.additionalProperties : null;
}

function rangeOf({ minimum, maximum, exclusiveMinimum }: SchemaNode): string {
  if (exclusiveMinimum !== undefined) return `（大于 ${exclusiveMinimum}）`;
  if (minimum === undefined) return '';
  return maximum === undefined || maximum >= 1_000_000
    ? `（不小于 ${minimum}）`
    : `（${minimum} 到 ${maximum}）`;
}

function explain(node: SchemaNode): string {
  const inside = insideOf(node);
  const each = inside?.description ?? (inside?.title?.includes('，') ? inside.title : '');
  const parts = [node.title ?? '', node.description ?? '', each];
  if (node.default !== undefined) parts.push(`不写就是 \`${String(node.default)}\``);
  // A group has a table of its own, and its examples there.
  if (node.examples && !innerOf('', node)) parts.push(examplesOf(node).slice(0, -1));
  return parts
    .filter((part) => part !== '')
    .join('。')
    .replaceAll('|', '\\|');
}
