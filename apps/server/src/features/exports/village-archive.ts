import { readHead } from '@jishan/ledger';
import { localIso } from '../../platform/clock/index.ts';
import type { ScopedRead } from '../../platform/db/index.ts';
import { type ZipEntry, zipOf } from '../../platform/sheets/index.ts';
import type { Disk } from '../../platform/storage/index.ts';
import type { Vault } from '../../platform/vault/index.ts';
import { readPhotoFiles } from '../events/index.ts';
import { readPlace } from '../orgs/index.ts';
import { readPeople } from './read-people.ts';
import { toCsv } from './sheet.ts';
import { villageFiles } from './village-files.ts';
import type { ExportWish } from './village-workbook.ts';

/**
 * Everything that a village owns as one ZIP file that needs no server: scheme, people, events and ledger as the command
 * line reads them (`jishan simulate`, `jishan verify`), the chain's head, who the ids are, and in full also the photos.
 */
export async function* villageArchive(
  read: ScopedRead,
  { vault, disk }: { vault: Vault; disk: Disk },
  wish: ExportWish,
): AsyncGenerator<Buffer> {
  yield* zipOf(entriesOf(read, { vault, disk }, wish));
}

async function* entriesOf(
  read: ScopedRead,
  { vault, disk }: { vault: Vault; disk: Disk },
  { villageId, inFull, now }: ExportWish,
): AsyncGenerator<ZipEntry> {
  const entry = (name: string, text: string): ZipEntry => ({ name, content: Buffer.from(text) });
  yield entry('README.txt', inFull ? `${GUIDE}${IN_FULL}` : `${GUIDE}${MASKED}`);
  const written = await villageFiles(read, villageId);
  for (const { name, pieces } of written?.files ?? []) {
    const texts: string[] = [];
    for await (const piece of pieces) texts.push(piece);
    yield entry(name, texts.join(''));
  }
  // The shape that a bulletin's chain.json has, so that the command line takes either as a head to check against.
  const place = await readPlace(read, villageId);
  const head = await readHead(read, villageId);
  const village = { code: place?.code ?? '', name: place?.name ?? '' };
  const heads = head ? [{ village, seq: head.seq, hash: head.hash, exportedAt: localIso(now) }] : [];
  yield entry('heads.json', `${JSON.stringify(heads, null, 2)}\n`);
  const households = await readPeople(read, vault, villageId, inFull);
  yield entry('people.csv', toCsv(peopleSheet(households)));
  if (!inFull) return;
  for (const { id, file } of await readPhotoFiles(read, villageId)) {
    const content = Buffer.from(await disk.getBytes(file));
    yield { name: `photos/${id}.jpg`, content, stored: true };
  }
}

function peopleSheet(households: Awaited<ReturnType<typeof readPeople>>) {
  return {
    header: [
      'member_id',
      'household_id',
      'door_code',
      'group',
      'name',
      'relation',
      'phone',
      'id_number',
      'born_on',
    ],
    rows: households.flatMap((one) =>
      one.members.map((member) => [
        member.id,
        one.id,
        one.doorCode,
        one.group,
        member.name,
        member.relation,
        member.phone,
        member.idNumber,
        member.bornOn,
      ]),
    ),
  };
}

const GUIDE = `这是一个村的全部数据，不靠原来的系统也能用。

scheme/        积分方案的每一版
households.csv members.csv organisations.csv facts.csv successions.csv
               户、人、单位，用编号表示，不含姓名
events.csv     已通过的每一件事
ledger.jsonl   台账，每一笔积分，逐笔相扣
heads.json     台账最后一笔的编号和校验码，可以和公示栏上的对照
people.csv     编号对应的门牌、姓名

重算积分：npx jishan simulate scheme --data .
核对台账：npx jishan verify --from-export ledger.jsonl --head heads.json
`;
const IN_FULL = '\n姓名、手机号、身份证号和照片都是全的：只能按导出时写的理由使用，用完请删掉。\n';
const MASKED = '\n姓名、手机号、身份证号已遮挡，也不含照片。\n';
