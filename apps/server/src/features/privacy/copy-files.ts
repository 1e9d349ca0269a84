import type { ZipEntry } from '../../platform/sheets/index.ts';
import { sizeKey } from '../events/index.ts';
import { copyPage } from './copy-page.ts';
import { readCopy } from './read-copy.ts';
import type { PrivacyServices } from './services.ts';
import type { DataCopiesTable } from './tables.ts';

/** The files of a copy: a page to read, the same for machines, and the photos. */
export async function* copyFiles(services: PrivacyServices, row: DataCopiesTable): AsyncGenerator<ZipEntry> {
  const { photos, ...rest } = await readCopy(services, row);
  const named = photos.map((photo) => ({ ...photo, path: `照片/${photo.id}.jpg` }));
  yield { name: '我的信息.html', content: Buffer.from(copyPage({ ...rest, photos: named })) };
  const json = { ...rest, photos: named.map(({ file: _file, ...photo }) => photo) };
  yield { name: '我的信息.json', content: Buffer.from(JSON.stringify(json, null, 2)) };
  for (const { path, file } of named) {
    const bytes = await services.disk.getBytes(sizeKey(file, 'full')).catch(() => null);
    // Taken down a moment ago: the page says what there was, and the rest is still worth having.
    if (bytes) yield { name: path, content: Buffer.from(bytes), stored: true };
  }
}
