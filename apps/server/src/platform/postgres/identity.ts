import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process';
import { chown, lstat, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { PostgresError } from './errors.ts';

const run = promisify(execFile);

/** Who runs PostgreSQL. It refuses the administrator, so as root another identity is put on. */
export interface Identity {
  /** For logs. */
  label: string;
  /** Put before the command line, e.g. a user namespace. */
  prefix: string[];
  /** Passed to spawn. */
  uid?: number;
  gid?: number;
  /** Who owns the files on disk under this identity. */
  owner: { uid: number; gid: number } | undefined;
}

const inNamespace = ['unshare', '-U', '--map-user=65534', '--map-group=65534'];

/**
 * Another user who may pass every directory, as the namespace may; containers that forbid namespaces allow it. The bit
 * is for initdb, which asks by access(2): that forgets the rights of a user who is not root.
 */
function letThrough({ uid, gid }: { uid: number; gid: number }): string[] {
  const who = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--securebits=+no_setuid_fixup'];
  return ['setpriv', ...who, '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
}

/** Starts a program under an identity. */
export function spawnAs(
  identity: Identity,
  file: string,
  args: string[],
  options: SpawnOptions,
): ChildProcess {
  const [first, ...rest] = [...identity.prefix, file, ...args] as [string, ...string[]];
  const as = identity.uid === undefined ? {} : { uid: identity.uid, gid: identity.gid };
  return spawn(first, rest, { ...options, ...as });
}

/**
 * Chooses who runs PostgreSQL: oneself; as root `nobody`; and where that user cannot pass a directory on
 * the way (a clone under a private home), a user namespace that keeps our rights but shows another name, or
 * where there may be none, `nobody` with the right to pass.
 * `paths` must be reachable: the binaries and the data directory's parent, which must exist.
 */
export async function chooseIdentity(paths: string[]): Promise<Identity> {
  for (const identity of await candidates()) {
    if (await canReach(identity, paths)) return identity;
  }
  throw new PostgresError('postgres.no_identity', paths.join('、'));
}

async function candidates(): Promise<Identity[]> {
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  if (uid === undefined || gid === undefined) return [{ label: 'self', prefix: [], owner: undefined }];
  const namespace: Identity = { label: 'namespace', prefix: inNamespace, owner: { uid, gid } };
  if (uid !== 0) {
    const self: Identity = { label: 'self', prefix: [], owner: { uid, gid } };
    // initdb looks its user up by name, which a container's arbitrary uid lacks.
    return hasName() ? [self] : [namespace, self];
  }
  const nobody = await idsOfNobody();
  if (!nobody) return [namespace];
  return [
    { label: 'nobody', prefix: [], ...nobody, owner: nobody },
    namespace,
    { label: 'nobody, let through', prefix: letThrough(nobody), owner: nobody },
  ];
}

function hasName(): boolean {
  try {
    return os.userInfo().username !== '';
  } catch {
    return false;
  }
}

async function idsOfNobody(): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'nobody']), run('id', ['-g', 'nobody'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** Asks the system itself instead of computing rights from modes, which misses ACLs and mount options. */
async function canReach(identity: Identity, paths: string[]): Promise<boolean> {
  if (identity.label === 'self') return true;
  const child = spawnAs(
    identity,
    'sh',
    ['-c', 'for p in "$@"; do test -x "$p" || exit 1; done', 'sh', ...paths],
    {
      stdio: 'ignore',
      cwd: '/',
    },
  );
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/**
 * Gives a data directory to the identity when it belongs to another (data moved or copied, root and user
 * mixed). A few telling files are looked at, not all.
 */
export async function takeOwnership(identity: Identity, directory: string): Promise<void> {
  const { owner } = identity;
  if (!owner) return;
  const signs = [directory, path.join(directory, 'PG_VERSION'), path.join(directory, 'global')];
  const owners = await Promise.all(signs.map(async (sign) => (await lstat(sign)).uid));
  if (owners.every((uid) => uid === owner.uid)) return;
  if (process.getuid?.() !== 0) throw new PostgresError('postgres.foreign_data', directory);
  // The top last: an interrupted walk is then taken up again at the next start.
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chown(path.join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
  await chown(directory, owner.uid, owner.gid);
}
