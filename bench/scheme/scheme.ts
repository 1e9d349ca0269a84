import { resolve } from 'node:path';

/** The scheme that is measured. */
export const SCHEME = resolve(import.meta.dirname, '../../schemes/s1-zhaoxiang.yaml');
