import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);

export interface FolderFile {
  path: string;
  type: string;
  etag: string;
  /** CSP sources of the inline scripts that an HTML file holds. */
  inlineScriptHashes: string[];
  read(): Promise<Buffer>;
  /** The same, compressed once and kept; null when compression would not help. */
  gzip(): Promise<Buffer | null>;
}

export interface Folder {
  find(path: string): Promise<FolderFile | null>;
}

/**
 * A folder of built files, kept in memory. Only names found by listing the folder are ever opened, so no path can
 * lead out of it. A new build (index.html is newer) is noticed at the next request.
 */
export function createFolder(root: string): Folder {
  let listing: { builtAtMs: number; files: Map<string, () => Promise<FolderFile>> } | null = null;

  async function refresh(): Promise<Map<string, () => Promise<FolderFile>> | null> {
    const index = await stat(path.join(root, 'index.html')).catch(() => null);
    if (!index) {
      listing = null;
      return null;
    }
    if (listing?.builtAtMs !== index.mtimeMs) {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const names = entries
        .filter((entry) => entry.isFile())
        .map((entry) =>
          path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
        );
      listing = {
        builtAtMs: index.mtimeMs,
        files: new Map(names.map((name) => [name, once(() => open(root, name))])),
      };
    }
    return listing.files;
  }

  return {
    async find(name) {
      const files = await refresh();
      const file = files?.get(name === '' ? 'index.html' : name);
      return file ? await file() : null;
    },
  };
}

/** Files are opened when first asked for: a face has many that nobody asks for. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

async function open(root: string, name: string): Promise<FolderFile> {
  const body = await readFile(path.join(root, name));
  const type = TYPES[path.extname(name).toLowerCase()] ?? 'application/octet-stream';
  const shrinks = /^(text|application\/(json|manifest)|image\/svg)/.test(type);
  return {
    path: name,
    type,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    inlineScriptHashes: type.startsWith('text/html') ? inlineScripts(body.toString('utf8')) : [],
    read: async () => body,
    gzip: once(async () => (shrinks ? pack(body) : null)),
  };
}

function inlineScripts(html: string): string[] {
  const blocks = html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/gi);
  return [...blocks].map(([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
