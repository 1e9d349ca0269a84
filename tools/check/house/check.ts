import { listFiles, readFiles } from '../files.ts';
import { judgeDecisions } from './decisions.ts';
import { judgeGlossary } from './glossary.ts';
import { judgeLinks } from './links.ts';
import { judgeMap } from './map.ts';
import { judgeSettings } from './settings.ts';
import { judgeWords } from './words.ts';

const text = /\.([cm]?[jt]sx?|json|sql|s?css|md|ya?ml|html|sh|npmrc)$|^\.ci\/run$/;

export async function checkHouse(): Promise<string[]> {
  const paths = await listFiles();
  const files = readFiles(paths.filter((path) => text.test(path)));
  const glossary = files.find((file) => file.path === 'docs/glossary.md')?.text ?? '';
  return [
    ...judgeWords(files),
    ...judgeDecisions(files),
    ...judgeGlossary(files, glossary),
    ...judgeLinks(files, paths),
    ...judgeMap(files),
    ...judgeSettings(files),
  ];
}
