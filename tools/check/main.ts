import { checkBom } from './bom/check.ts';
import { checkHouse } from './house/check.ts';
import { checkImports } from './imports/check.ts';
import { checkLengths } from './length/check.ts';
import { runChecks } from './run-checks.ts';
import { runScript, runTool } from './tool.ts';

const knip = ['--no-progress', '--no-config-hints'];

const failed = await runChecks([
  { name: 'types', find: () => runTool('tsc', ['-p', '.']) },
  { name: 'types of the console', find: () => runTool('tsc', ['-p', '.'], 'apps/console') },
  { name: 'types of the phone app', find: () => runScript('check:types', 'apps/mobile') },
  { name: 'lint', find: () => runTool('oxlint', ['--deny-warnings']) },
  { name: 'format', find: () => runTool('biome', ['format', '.', '--max-diagnostics=50']) },
  { name: 'import rules', find: checkImports },
  { name: 'dead code', find: () => runTool('knip', knip) },
  {
    name: 'dead code of the phone app',
    find: () => runTool('knip', [...knip, '--directory', 'apps/mobile']),
  },
  { name: 'lengths', find: checkLengths },
  { name: 'house rules', find: checkHouse },
  { name: 'bill of materials and licences', find: checkBom },
  { name: 'contract up to date', find: () => runTool('tools/contract/src/main.ts', ['--check']) },
  { name: 'schema snapshot up to date', find: () => runTool('tools/schema/main.ts', ['--check']) },
]);
process.exitCode = failed === 0 ? 0 : 1;
