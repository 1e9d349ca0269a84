/** One package that the product ships or runs on. */
export interface Part {
  name: string;
  version: string;
  /** SPDX expression; null when the package names none. */
  licence: string | null;
  /** Subresource integrity, as the lockfile holds it. */
  integrity: string | null;
}

interface LockEntry {
  version?: string;
  license?: string;
  integrity?: string;
  dev?: boolean;
  link?: boolean;
}

/**
 * What a lockfile installs outside development, each name and version once, in order. Read from the lockfile because
 * `npm sbom --omit dev` leaves out what another workspace uses for development, such as sharp.
 */
export function readParts(lockfile: string): Part[] {
  const { packages } = JSON.parse(lockfile) as { packages: Record<string, LockEntry> };
  const found = new Map<string, Part>();
  for (const [path, entry] of Object.entries(packages)) {
    const at = path.lastIndexOf('node_modules/');
    if (at < 0 || entry.dev || entry.link || !entry.version) continue;
    const name = path.slice(at + 'node_modules/'.length);
    const { version, license = null, integrity = null } = entry;
    found.set(`${name}@${version}`, { name, version, licence: license, integrity });
  }
  return [...found.values()].sort((a, b) =>
    `${a.name}@${a.version}`.localeCompare(`${b.name}@${b.version}`, 'en'),
  );
}

/** Licences under which anything may be handed on with the product. */
const allowed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'OFL-1.1',
  'Zlib',
  'PostgreSQL',
]);
/** Licences that fit these packages only: a library that stays a file of its own, and tools that only build. */
const allowedFor: Record<string, RegExp> = {
  'LGPL-3.0-or-later': /^@img\/sharp/,
  'MPL-2.0': /^webpack-chain$/,
  'CC-BY-4.0': /^caniuse-lite$/,
};

/** Parts whose licence forbids handing them on, or that name none. */
export function findForbidden(parts: readonly Part[]): string[] {
  return parts
    .filter((part) => !isAllowed(part))
    .map(({ name, version, licence }) => `${name} ${version}: ${licence ?? 'no licence named'}`);
}

function isAllowed({ name, licence }: Part): boolean {
  if (licence === null) return false;
  const fits = (one: string) => allowed.has(one) || (allowedFor[one]?.test(name) ?? false);
  const plain = licence.replaceAll(/[()]/g, '');
  return plain.split(' OR ').some((way) => way.split(' AND ').every((one) => fits(one.trim())));
}
