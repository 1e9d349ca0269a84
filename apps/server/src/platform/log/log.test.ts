import { expect, test } from 'vitest';
import { createLog } from './index.ts';

function linesOf(work: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  work(createLog('info', { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

/** As the driver of the database raises it. */
const raised = () =>
  Object.assign(new Error('new row for relation "members" violates check constraint "members_relation"'), {
    code: '23514',
    table: 'members',
    detail: 'Failing row contains (7, 司徒佩兰, 13711112222).',
    where: 'COPY members, line 1: "司徒佩兰"',
    hint: '司徒佩兰',
    query: "insert into members values ('司徒佩兰')",
    parameters: ['司徒佩兰', '13711112222'],
  });

test('a fault of the database reaches a line without the values of the row', () => {
  const wrapped = Object.assign(new Error('The import stopped'), {
    cause: raised(),
    fault: raised(),
    parts: [{ detail: '13711112222' }],
  });
  const many = new AggregateError([raised(), wrapped], 'Two faults');
  const text = linesOf((log) => {
    for (const err of [raised(), wrapped, many]) log.warn({ err }, 'as err');
    log.error({ error: raised(), cause: raised() }, 'under other names');
    log.error(wrapped);
  });
  expect(text).not.toMatch(/司徒佩兰|1371111/);
  expect(text).toContain('23514');
  expect(text).toContain('members_relation');
  expect(text).toContain('log.test.ts');
});
