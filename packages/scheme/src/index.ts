export { formatPoints, signedPoints, toMinor, toPoints } from './amounts.ts';
export { type CompileResult, compileScheme, type SchemeSource, versionAt } from './compile/compile-scheme.ts';
export type { CompiledScheme, CompiledVersion } from './compiled.ts';
export { describeLimit, describeLimits, describePoints } from './describe.ts';
export { evaluate, type Preview, previewEvent } from './evaluate.ts';
export { describePeriod, type Period, periodOf } from './periods.ts';
export { lintScheme, type ReadResult, readScheme } from './read/read-scheme.ts';
export type * from './types.ts';
