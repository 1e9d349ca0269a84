import { readVillageEntries } from '@jishan/ledger';
import { type CompiledScheme, toPoints } from '@jishan/scheme';
import { localDay } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { type OutCell, type OutSheet, writeWorkbook } from '../../platform/sheets/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { readHouseholdBalances } from '../people/index.ts';
import { readScheme } from '../schemes/index.ts';
import { type ExportedHousehold, readPeople } from './read-people.ts';

export interface ExportWish {
  villageId: number;
  inFull: boolean;
  now: Date;
}

const RELATIONS = { head: '户主', spouse: '配偶', child: '子女', parent: '父母', other: '其他' } as const;

/** Everything that a village owns, as people read it: households with balances, members, the ledger line by line. */
export async function villageWorkbook(read: ScopedRead, vault: Vault, wish: ExportWish): Promise<Buffer> {
  const { villageId, inFull } = wish;
  const households = await readPeople(read, vault, villageId, inFull);
  const scheme = await readScheme(read, villageId);
  return writeWorkbook([
    about(households, wish),
    await householdSheet(read, scheme, households, wish),
    memberSheet(households),
    ...(scheme ? [await ledgerSheet(read, scheme, households, villageId)] : []),
  ]);
}

const head = (...labels: string[]): OutCell[] => labels.map((value) => ({ value, look: 'head' }));

async function householdSheet(
  read: ScopedRead,
  scheme: CompiledScheme | null,
  households: readonly ExportedHousehold[],
  { villageId, now }: ExportWish,
): Promise<OutSheet> {
  const ids = households.map((household) => household.id);
  const balances = await readHouseholdBalances(read, villageId, scheme, ids, now);
  const labels = [...new Set([...balances.values()].flatMap((own) => own.map((balance) => balance.label)))];
  return {
    name: '家庭户',
    frozenRows: 1,
    widths: [16, 12, 12, 12, 8, 14, 14],
    rows: [
      head('门牌', '村民小组', '片区', '户主', '人数', '参与日期', '退出日期', ...labels),
      ...households.map((one) => [
        one.doorCode,
        one.group,
        one.section,
        one.members.find((member) => member.relation === 'head')?.name ?? '',
        one.members.length,
        one.joinedOn,
        one.leftOn,
        ...labels.map(
          (label) => balances.get(one.id)?.find((balance) => balance.label === label)?.points ?? null,
        ),
      ]),
    ],
  };
}

function memberSheet(households: readonly ExportedHousehold[]): OutSheet {
  return {
    name: '成员',
    frozenRows: 1,
    widths: [12, 16, 12, 12, 24, 16, 14, 14],
    rows: [
      // The same headings as the roster templates: what was exported in full can be imported again.
      head('村民小组', '门牌', '姓名', '与户主关系', '身份证号', '手机号', '出生日期', '计分起日'),
      ...households.flatMap((one) =>
        one.members.map((member) => [
          one.group,
          one.doorCode,
          member.name,
          RELATIONS[member.relation],
          member.idNumber,
          member.phone,
          member.bornOn,
          member.participatingFrom,
        ]),
      ),
    ],
  };
}

/** From the first fact to any to come. */
const ALWAYS = {
  happenedFrom: new Date('1900-01-01T00:00:00Z'),
  happenedTo: new Date('9999-01-01T00:00:00Z'),
};

async function ledgerSheet(
  read: ScopedRead,
  scheme: CompiledScheme,
  households: readonly ExportedHousehold[],
  villageId: number,
): Promise<OutSheet> {
  const doors = new Map(households.map((household) => [`h:${household.id}`, household.doorCode]));
  const titles = new Map(
    scheme.versions.flatMap((version) => [...version.items].map(([id, item]) => [id, item.title] as const)),
  );
  const entries = await readVillageEntries(read, villageId, ALWAYS);
  return {
    name: '台账',
    frozenRows: 1,
    widths: [10, 14, 14, 16, 28, 10, 10, 10],
    rows: [
      head('台账号', '发生日期', '入账日期', '门牌', '积分项目', '积分', '余额', '条款'),
      ...entries.map((entry) => [
        entry.seq,
        localDay(entry.happenedAt),
        localDay(entry.writtenAt),
        doors.get(entry.holder) ?? '',
        titles.get(entry.meta.item ?? '') ?? '',
        toPoints(entry.amount, scheme.decimals),
        toPoints(entry.balanceAfter, scheme.decimals),
        entry.clause,
      ]),
    ],
  };
}

function about(households: readonly ExportedHousehold[], { inFull, now }: ExportWish): OutSheet {
  const members = households.reduce((sum, household) => sum + household.members.length, 0);
  return {
    name: '说明',
    widths: [16, 80],
    rows: [
      [{ value: '全村数据', look: 'title' }],
      ['导出日期', localDay(now)],
      ['家庭户', households.length],
      ['人口', members],
      [
        '个人信息',
        inFull
          ? '全称。只能按导出时写的理由使用，用完请删掉。'
          : '已遮挡。要全称，请选好理由重新导出，会留下记录。',
      ],
    ],
  };
}
