import { listFiles, readFiles } from '../files.ts';
import { judgeLengths } from './judge.ts';
import ratchet from './ratchet.json' with { type: 'json' };

/** Generated code, and documents that are not code. */
const exempt = /\.gen\.ts$|schema\.snapshot\.sql$|^packages\/contract\/openapi\.json$/;

export async function checkLengths(): Promise<string[]> {
  const paths = (await listFiles()).filter(
    (path) => /\.([cm]?[jt]sx?|css|scss|sql)$/.test(path) && !exempt.test(path),
  );
  return judgeLengths(readFiles(paths), ratchet);
}
