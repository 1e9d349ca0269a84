export { formatPoints, signedPoints, toMinor, toPoints } from './amounts.ts';
export { type CompileResult, compileScheme, type SchemeSource, versionAt } from './compile/compile-scheme.ts';
export type { CompiledScheme, CompiledVersion } from './compiled.ts';
export { declaredFacts, factTitle } from './declared-facts.ts';
export { describeConsequences, describeLimit, describeLimits, describePoints } from './describe.ts';
export {
  type ConditionView,
  type EligibilityView,
  explainEligibility,
  type KnownFact,
} from './eligibility/explain-eligibility.ts';
export { evaluate, type Preview, previewEvent } from './evaluate.ts';
export { explain } from './explain/explain.ts';
export type * from './explain/explanation.ts';
export { explanationLines } from './explain/lines.ts';
export { describePeriod, type Period, periodOf } from './periods.ts';
export { nearest } from './read/nearest.ts';
export { identifyScheme, type SchemeIdentity } from './read/identify.ts';
export { placeIn } from './read/place.ts';
export { lintScheme, type ReadOptions, type ReadResult, readScheme } from './read/read-scheme.ts';
export { numberHint } from './read/value-hints.ts';
export type * from './results/result-types.ts';
export { type ScoredVillage, scoreVillage, simulate, type VillageRecord } from './simulate.ts';
export { dayTextOf, parseDay, parseInstant } from './time.ts';
export type * from './types.ts';
