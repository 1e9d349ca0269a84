import { readFileSync } from 'node:fs';

/** Why a file could not be read or written, for whoever sits at the keyboard. */
const REASONS: Record<string, string> = {
  EISDIR: '这是一个文件夹，要的是文件',
  ENOTDIR: '这条路上有一个是文件，不是文件夹',
  EEXIST: '这里已经有一个同名的文件，要的是文件夹',
  EACCES: '没有打开它的权限，请检查权限，或者换一个地方',
  EPERM: '没有打开它的权限，请检查权限，或者换一个地方',
  EBUSY: '别的程序正开着它，请先关掉',
  ENOSPC: '磁盘满了，请腾出地方再试',
  EROFS: '这个地方只能读、不能写，请换一个地方',
  EMFILE: '同时打开的文件太多，请关掉一些再试',
  ELOOP: '快捷方式绕成了一圈',
  ENAMETOOLONG: '名字太长了',
};

/** The sentence for a fault of the file system; null for anything else, which is a fault of ours. */
export function fileFault(error: unknown): string | null {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? (REASONS[code] ?? null) : null;
}

/** The bytes of a file, or why there are none. */
export function readBytes(path: string): { bytes: Buffer } | { fault: string } {
  try {
    return { bytes: readFileSync(path) };
  } catch (error) {
    const fault = fileFault(error);
    if (fault === null) throw error;
    return { fault };
  }
}

/** Beginnings of workbooks, documents and archives, whatever the name ends in. */
const OFFICE = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** Whether a file is a workbook, a document or an archive and no text. */
export const isOffice = (bytes: Buffer): boolean =>
  OFFICE.some((head) => head.every((byte, at) => bytes[at] === byte));
