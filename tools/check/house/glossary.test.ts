import { expect, it } from 'vitest';
import { judgeGlossary, readRetired } from './glossary.ts';

const glossary =
  '# G\n\n## Words not to use\n\n| word | instead |\n|---|---|\n| `wallet` | account |\n\n## Else\n| `x` | y |\n';

it('reads the table and finds the words inside names', () => {
  expect(readRetired(glossary)).toEqual([{ word: 'wallet', instead: 'account' }]);
  const text = 'const openWallets = 1;\nselect wallet_id;\nconst account = 2;\n';
  expect(judgeGlossary([{ path: 'apps/server/src/a.ts', text }], glossary)).toHaveLength(2);
});

it('fails when the table is gone', () => {
  expect(judgeGlossary([], '# G\n')).toHaveLength(1);
});
