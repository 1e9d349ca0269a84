import { readFileSync } from 'node:fs';
import { lintScheme } from '../../src/index.ts';

/** The text of a pack. */
export const pack = (name: string): string =>
  readFileSync(new URL(`../../../../schemes/${name}.yaml`, import.meta.url), 'utf8');
export const s1 = pack('s1-zhaoxiang');
/** What the packs inherit. */
export const resolve = (scheme: string): string => pack(`templates/${scheme}`);

/** What the check says of a scheme, in short. */
export const lawful = (text: string): string[] =>
  lintScheme(text, { resolve })
    .filter(({ code }) => code.startsWith('lawful.'))
    .map(({ level, code, path }) => `${level} ${code.slice('lawful.'.length)} ${path}`);

/** The first pack with more sections, or with some of its text replaced. */
export const withMore = (more: string): string => `${s1}\n${more}\n`;
