import { BUILT_IN, type VariableName } from '../expressions/environment.ts';
import type { Path } from '../read/locate.ts';
import { parseInstant } from '../time.ts';
import type { Report } from './report.ts';

export function checkHead(report: Report): void {
  const { document } = report;
  if (document.from !== undefined && parseInstant(document.from) === null) {
    report.error(['from'], 'head.from', `施行日期 ${document.from} 不是一个真实的日期，要写成“年-月-日”`);
  }
  checkVersion(report, ['version'], document.version);
  checkVersion(report, ['extends', 'version'], document.extends?.version);
  for (const [name, declared] of Object.entries(document.facts ?? {})) {
    for (const fact of Object.keys(declared ?? {})) {
      if (Object.hasOwn(BUILT_IN[name as VariableName] ?? {}, fact)) {
        report.error(['facts', name, fact], 'facts.built_in', `${name}.${fact} 本来就有，不用再写`);
      } else if (RESERVED[name]?.includes(fact)) {
        report.error(['facts', name, fact], 'facts.reserved', `${fact} 是固定的名字，事实要换一个名字`);
      }
    }
  }
  const tiles = document.display?.tiles ?? [];
  for (const [at, tile] of tiles.entries()) {
    report.refer(['display', 'tiles', at], tile, document.items, 'ref.item', '项目');
  }
}

/** YAML reads 1.10 as the number 1.1, so what stands in the file may be another version than what is read. */
function checkVersion(report: Report, path: Path, version: string | number | undefined): void {
  if (typeof version === 'string' && version.normalize('NFKC') !== version) {
    report.error(
      path,
      'head.version',
      `版本号“${version}”里有全角的字，和平常写的版本号不是同一个，请写成 ${version.normalize('NFKC')}`,
    );
  }
  if (typeof version !== 'number' || Number.isInteger(version)) return;
  report.warn(
    path,
    'head.version',
    `带小数点的版本号要加引号：没有引号就读成数 ${version}（1.10 会变成 1.1），请写成 "${version}" 或本来的样子`,
  );
}

/** Columns with a meaning of their own; a fact of that name could never be told from them. */
const RESERVED: Record<string, readonly string[]> = {
  household: ['household_id', 'joined_on', 'left_on', 'classes'],
  member: ['member_id', 'household_id', 'participating_from', 'participating_to', 'classes'],
  organisation: ['organisation_id', 'household_id', 'classes'],
  event: [
    'event_id',
    'happened_at',
    'item',
    'subject',
    'score',
    'points',
    'reason',
    'corrects',
    'approved_at',
  ],
  order: ['order_id', 'ordered_at', 'household_id', 'member_id', 'balance', 'cancelled_at'],
};
