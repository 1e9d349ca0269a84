import { createHmac, randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Names and derives the installation's secrets; nothing but the root is ever stored. */
export interface Secrets {
  /** A stable secret of 256 bits (base64url) for one purpose, e.g. `secret('database.owner')`. */
  secret(purpose: string): string;
}

/** The secrets file cannot be used. The message is meant for the person who starts the server. */
class SecretsError extends Error {
  override readonly name = 'SecretsError';
  readonly code = 'config.secrets_unusable';
}

/**
 * Opens `secrets.json` of the data directory, making it on the first start. It holds one random root from
 * which every other secret is derived: the file is written exactly once, so two processes that start
 * together cannot overwrite each other's additions.
 */
export async function openSecrets(dataDir: string): Promise<Secrets> {
  const file = path.join(dataDir, 'secrets.json');
  await mkdir(dataDir, { recursive: true });
  const root = (await readRoot(file)) ?? (await makeRoot(file));
  return {
    secret: (purpose) => createHmac('sha256', root).update(`jishan:${purpose}`).digest('base64url'),
  };
}

async function readRoot(file: string): Promise<Buffer | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new SecretsError(`读不了密钥文件 ${file}（${(error as Error).message}），请检查它的权限。`);
  }
  // Someone may have copied the data with wider rights: narrow them again instead of failing.
  if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0) await chmod(file, 0o600);
  return parseRoot(file, text);
}

function parseRoot(file: string, text: string): Buffer {
  const broken = `密钥文件 ${file} 已损坏，请从备份中恢复它；没有它就打不开数据库。`;
  let root: unknown;
  try {
    root = (JSON.parse(text) as { root?: unknown }).root;
  } catch {
    throw new SecretsError(broken);
  }
  const bytes = Buffer.from(typeof root === 'string' ? root : '', 'base64url');
  if (bytes.length < 32) throw new SecretsError(broken);
  return bytes;
}

async function makeRoot(file: string): Promise<Buffer> {
  const root = randomBytes(32);
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify({ root: root.toString('base64url') })}\n`, {
    mode: 0o600,
    flush: true,
  });
  try {
    // link() refuses an existing target, so the first of two starting processes wins and both read the same.
    await link(draft, file);
    return root;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const theirs = await readRoot(file);
    if (!theirs) throw new SecretsError(`密钥文件 ${file} 刚被别的程序删除，请重新启动。`);
    return theirs;
  } finally {
    await rm(draft, { force: true });
  }
}
