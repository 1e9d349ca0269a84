import type { IForbiddenRuleType } from 'dependency-cruiser';
import { featureArrows, ledgerLibraries, schemeLibraries } from './arrows.ts';

const features = '^apps/server/src/features';
const isTest = '\\.(test|testing)\\.[jt]sx?$|/test/|/testing/';
const anyApp = '^(apps|e2e|bench|tools)/';

/** Written as "what is forbidden"; each name says the cure to whoever trips over it. */
export const rules: IForbiddenRuleType[] = [
  {
    name: 'no-circles: move what both need into a file of its own',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolved: the import points at nothing; add the package or fix the path',
    from: {},
    to: { couldNotResolve: true, pathNot: '^(virtual:|~)' },
  },
  {
    name: 'scheme-is-pure: no node modules, clock, random or database; pass what you need as an argument',
    from: { path: '^packages/scheme/src', pathNot: isTest },
    to: { dependencyTypes: ['core'] },
  },
  onlyLibraries('scheme', schemeLibraries),
  onlyLibraries('ledger', ledgerLibraries),
  {
    name: 'ledger-core: of node itself the ledger uses crypto only',
    from: { path: '^packages/ledger/src', pathNot: isTest },
    to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
  },
  {
    name: 'packages-stand-alone: a package knows neither an app nor another package',
    from: { path: '^packages/(scheme|ledger|contract)/', pathNot: isTest },
    to: { path: `${anyApp}|^packages/`, pathNot: '^packages/$1/' },
  },
  {
    name: 'platform-knows-no-feature: turn the arrow round, or pass a function in',
    from: { path: '^apps/server/src/platform', pathNot: isTest },
    to: { path: `${features}|^packages/scheme|^apps/(?!server/src/platform)` },
  },
  ...Object.entries(featureArrows).map(onlyListedArrows),
  {
    name: 'feature-unlisted: list the new feature in tools/check/imports/arrows.ts',
    from: { path: `${features}/(?!(${Object.keys(featureArrows).join('|')})/)` },
    to: {},
  },
  {
    name: 'front-door: another room is entered through its index.ts',
    from: { path: `${features}/([^/]+)/`, pathNot: isTest },
    to: { path: '^apps/server/src/(platform|features)/', pathNot: `${features}/$1/|/index\\.ts$` },
  },
  {
    name: 'front-door-cli: the command line enters the server through index.ts',
    from: { path: '^apps/cli/src', pathNot: isTest },
    to: { path: '^apps/(server/src/.+|console/|mobile/)', pathNot: '/index\\.ts$' },
  },
  {
    name: 'faces-know-the-contract-only: ask the server for it',
    from: { path: '^apps/(console|mobile)/src' },
    to: { path: '^(packages|apps|e2e|tools)/', pathNot: '^apps/$1/|^packages/contract/' },
  },
  {
    name: 'ui-draws-only: no contract, router or data library; pass values and functions in',
    from: { path: '^apps/(console|mobile)/src/ui/', pathNot: isTest },
    to: {
      path: '^packages/contract|@tanstack/|^apps/(console|mobile)/src/(?!ui/|platform/)',
      pathNot: '^apps/mobile/src/platform/',
    },
  },
  {
    name: 'tests-only: nothing but tests imports the testkit, e2e or a test',
    from: { pathNot: `${isTest}|^(e2e|bench|packages/testkit|tools)/|vitest\\.config` },
    to: { path: `^packages/testkit|^e2e/|${isTest}` },
  },
  {
    name: 'setup-needs-nothing: it runs before anything is installed',
    from: { path: '^tools/setup/', pathNot: isTest },
    to: { pathNot: '^tools/setup/', dependencyTypesNot: ['core'] },
  },
  {
    name: 'declared: list the package in the package.json of the workspace that imports it',
    from: { pathNot: `${isTest}|^bench/` },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
];

function onlyLibraries(name: string, libraries: string[]): IForbiddenRuleType {
  return {
    name: `${name}-libraries: it stands on ${libraries.join(', ')} only; see tools/check/imports/arrows.ts`,
    from: { path: `^packages/${name}/src`, pathNot: isTest },
    to: { path: 'node_modules/', pathNot: `node_modules/(@types/)?(${libraries.join('|')})/` },
  };
}

function onlyListedArrows([feature, others]: [string, string[]]): IForbiddenRuleType {
  const allowed = [feature, ...others].map((name) => `${features}/${name}/`);
  return {
    name: `arrows-of-${feature}: it may use ${others.join(', ') || 'no other feature'}; a new arrow needs a decision note`,
    from: { path: `${features}/${feature}/`, pathNot: isTest },
    to: { path: `${features}/|^apps/server/src/(app|index)\\.ts|^packages/testkit`, pathNot: allowed },
  };
}
