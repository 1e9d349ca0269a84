import type { SealedFile } from '../../platform/storage/index.ts';
import type { ExportServices } from './services.ts';

export const exportFolder = (villageId: number, exportId: string): string =>
  `exports/${villageId}/${exportId}`;

/** Where a village's file lies, sealed with the installation's own keys. */
export const exportFile = (
  { disk, vault }: Pick<ExportServices, 'disk' | 'vault'>,
  villageId: number,
  exportId: string,
): SealedFile => ({ disk, sealer: vault, folder: exportFolder(villageId, exportId) });
