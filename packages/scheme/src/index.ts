export type * from './types.ts';
export { formatPoints, signedPoints, toMinor, toPoints } from './amounts.ts';
