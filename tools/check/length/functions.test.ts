import { describe, expect, it } from 'vitest';
import { listFunctions } from './functions.ts';

describe('function lengths', () => {
  it('counts lines, not bytes, and starts anew for every file', () => {
    const source =
      '// 中文的注释\nexport function first() {\n  return "积善";\n}\n\nconst second = () => 1;\n';
    const seen = [listFunctions(source, 'a.ts'), listFunctions(source, 'b.ts')];
    for (const functions of seen) {
      expect(functions).toEqual([
        { name: 'first', line: 2, lines: 3, kind: 'function' },
        { name: 'second', line: 6, lines: 1, kind: 'function' },
      ]);
    }
  });

  it('tells components, suites and methods apart', () => {
    const component =
      'export const Card = memo(() => {\n  const open = () => {};\n  return <p onClick={open} />;\n});\n';
    expect(listFunctions(component, 'card.tsx').map(({ name, kind }) => [name, kind])).toEqual([
      ['Card', 'component'],
      ['open', 'function'],
    ]);
    const suite = 'describe.each([1])("x", () => {\n  it("y", () => {});\n});\nclass A {\n  run() {}\n}\n';
    expect(listFunctions(suite, 'a.test.ts').map(({ name, kind }) => [name, kind])).toEqual([
      ['describe', 'suite'],
      ['it', 'test'],
      ['run', 'function'],
    ]);
  });
});
