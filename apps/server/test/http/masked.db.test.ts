import { emitOpenApi } from '@jishan/server';
import { runExports } from '@jishan/server/features/exports';
import { type Actor, type Role, ROLES } from '@jishan/server/platform/command';
import { withClient } from '@jishan/server/platform/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../support/http.ts';
import { textOfFile } from '../support/unzip.ts';
import { openWorld, staffOf, type World } from '../support/village.ts';

/** People whose names, phones and numbers occur nowhere else. */
const PHONE = '13987650001';
const ID = '310229196001010010';
const NAMES = ['欧阳试样', '慕容丁香', '欧阳小试'];
const SECRETS = [...NAMES, PHONE, ID];
const OFFICIALS = ROLES.filter((role) => role !== 'villager');

/** Duties of the town and above; the others are the village's. */
const WIDE = new Set<Role>(['town_department', 'town_office', 'district_office', 'auditor']);

let world: World;
let householdId = '';
const actors = new Map<Role, Actor>();
beforeAll(async () => {
  world = await openWorld();
  for (const role of OFFICIALS) actors.set(role, staffOf(WIDE.has(role) ? world.town : world.village, role));
  householdId = await settleFamily();
  await exportVillage();
});
afterAll(() => world?.close());

const inVillage = (path: string) => `/villages/${world.village.id}${path}`;
const actorOf = (role: Role): Actor => {
  const actor = actors.get(role);
  if (!actor) throw new Error(`nobody is ${role}`);
  return actor;
};
const clerk = () => actorOf('clerk');

/** A household joins, files and gets points: whatever a page may show of it is there. */
async function settleFamily(): Promise<string> {
  const made = await ask(world, clerk(), 'POST', inVillage('/households'), {
    body: {
      doorCode: '试-01',
      group: '1组',
      facts: { registered: true, homestead: true, residents: 3 },
      members: [
        { name: NAMES[0], relation: 'head', phone: PHONE, idNumber: ID },
        { name: NAMES[1], relation: 'spouse' },
        { name: NAMES[2], relation: 'child', bornOn: '2018-01-01' },
      ],
      on: '2026-02-01',
      reason: '村里核实',
    },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const id = made.body.householdId as string;
  const joined = await ask(world, clerk(), 'POST', inVillage(`/households/${id}/enrolments`), {
    body: { on: '2026-03-01', consents: [{ purpose: 'points', version: 1 }], paper: 'signed' },
  });
  expect(joined.status, JSON.stringify(joined.body)).toBe(201);
  const claim = await ask(world, actorOf('helper'), 'POST', inVillage('/claims'), {
    body: {
      item: 'affairs-meeting',
      householdId: id,
      happenedAt: '2026-11-20T09:00:00+08:00',
      onBehalfReason: '没有智能手机',
    },
  });
  expect(claim.status, JSON.stringify(claim.body)).toBe(201);
  const url = inVillage(`/events/${claim.body.eventId}/decisions`);
  const approve = (stage: string) => ({ body: { stage, verdict: 'approve' } });
  await ask(world, actorOf('panel'), 'POST', url, approve('first'));
  const posted = await ask(world, actorOf('town_department'), 'POST', url, approve('second'));
  expect(posted.body.posted, JSON.stringify(posted.body)).toBeDefined();
  return id;
}

/** Both files that a village may take with it, as they are unless somebody asks for more. */
async function exportVillage(): Promise<void> {
  for (const kind of ['workbook', 'archive']) {
    const asked = await ask(world, clerk(), 'POST', inVillage('/exports'), { body: { kind, inFull: false } });
    expect(asked.status, JSON.stringify(asked.body)).toBe(202);
    await runExports(world.services);
  }
}

/** What a query needs, and what might tempt a page to show more. */
const QUERIES: Record<string, string[]> = {
  searchPeople: SECRETS.map((secret) => `q=${encodeURIComponent(secret)}`).concat('q=oysy', 'q=0001'),
  listHouseholds: ['', ...SECRETS.map((secret) => `q=${encodeURIComponent(secret)}`)],
  listReasons: ['verdict=return'],
  searchPlaceCodes: ['q=310118'],
};

/** What is shown to whoever brought it, and what is no text. */
const NOT_ASKED = new Map([
  ['showPhoto', 'a picture'],
  ['readRosterFile', 'what the clerk has just uploaded'],
  ['listRosterFaults', 'what the clerk has just uploaded'],
  ['listRosterChanges', 'what the clerk has just uploaded'],
  ['markRosterFile', 'what the clerk has just uploaded'],
  ['readRosterImport', 'counts of what the clerk has uploaded'],
  ['readStaff', 'about people on duty, not about the roster'],
  ['readRosterTemplate', 'an empty form'],
  ['readSchemePack', 'a document that comes with the product'],
  ['readDataCopy', 'somebody’s own data, for themselves alone'],
  ['listDoors', 'the ways into one’s own account, for villagers'],
]);

interface Route {
  id: string;
  path: string;
}

function getRoutes(): Route[] {
  const { paths } = emitOpenApi(world.app);
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method, operation]) => method === 'get' && !NOT_ASKED.has(operation.operationId as string))
      .map(([, operation]) => ({ id: operation.operationId as string, path })),
  );
}

/** Ids by the name that a path gives them. */
type Ids = Map<string, Set<string>>;

/** Takes `eventId`, `photoIds` and the like from an answer, wherever they stand. */
function gather(value: unknown, ids: Ids): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    const name = key.replace(/Ids$/, 'Id');
    const found = [inner].flat().filter((one): one is string => typeof one === 'string');
    if (name.endsWith('Id')) ids.set(name, new Set([...(ids.get(name) ?? []), ...found]));
    gather(inner, ids);
  }
}

/** The ways to fill a path: with what the world knows, and with the ids that answers named. */
function fill(path: string, ids: Ids): string[] {
  const known: Record<string, string[]> = {
    villageId: [String(world.village.id)],
    placeId: [world.village.id, world.town.id].map(String),
    villageCode: [world.village.code],
    quarter: ['2026-Q4'],
    householdId: [householdId],
    name: ['roster.xlsx'],
  };
  const [param] = /\{\w+\}/.exec(path) ?? [];
  if (!param) return [path];
  const name = param.slice(1, -1);
  const values = known[name] ?? [...(ids.get(name) ?? [])].slice(0, 5);
  return values.flatMap((value) => fill(path.replace(param, value), ids));
}

interface Crawl {
  /** Where something stood in full: role, route, what. */
  leaks: Set<string>;
  reached: Set<string>;
}

async function crawl(roles: readonly Role[]): Promise<Crawl> {
  const found: Crawl = { leaks: new Set(), reached: new Set() };
  for (const role of roles) {
    const ids: Ids = new Map();
    const routes = getRoutes();
    const isLater = ({ path }: Route) =>
      /\{(?!villageId|placeId|villageCode|quarter|householdId|name)/.test(path);
    // Lists first: they name what the others are about.
    for (const route of [...routes.filter((one) => !isLater(one)), ...routes.filter(isLater)])
      for (const url of fill(route.path, ids)) await look(role, route.id, url, ids, found);
  }
  return found;
}

async function look(role: Role, id: string, url: string, ids: Ids, { leaks, reached }: Crawl): Promise<void> {
  const day = '2026-11-22';
  const audits = [world.village.id, world.town.id].map(
    (place) => `placeId=${place}&from=${day}&until=${day}`,
  );
  const queries = id === 'searchAudit' ? audits : (QUERIES[id] ?? ['']);
  for (const query of queries) {
    const answer = await world.app.inject({
      url: `${url}?${query}`,
      headers: { authorization: `Bearer ${world.signIn(actorOf(role))}` },
    });
    expect(answer.statusCode, `${role} ${url}`).toBeLessThan(500);
    if (answer.statusCode !== 200) continue;
    reached.add(id);
    if (String(answer.headers['content-type']).includes('json')) gather(answer.json(), ids);
    const text = textOfFile(answer.rawPayload);
    for (const secret of SECRETS) if (text.includes(secret)) leaks.add(`${role} ${id} ${secret}`);
  }
}

describe('SEC-13: personal data is masked by default', () => {
  test('no answer to anybody on duty and no public page holds a full name, phone or ID number', async () => {
    const { leaks, reached } = await crawl(OFFICIALS);
    expect([...leaks]).toEqual([]);
    // A new route must be reached here too, or be named above with a reason.
    expect(getRoutes().flatMap(({ id }) => (reached.has(id) ? [] : [id]))).toEqual([]);
  });

  test('a reveal shows all of it once, to the one who asked, and nothing more stays open', async () => {
    const shown = await ask(world, clerk(), 'POST', inVillage(`/households/${householdId}/reveals`), {
      body: { reason: 'correct' },
    });
    for (const secret of SECRETS) expect(JSON.stringify(shown.body)).toContain(secret);
    expect([...(await crawl(['clerk', 'town_office'])).leaks]).toEqual([]);
  });
});

describe('SEC-14: what is stored tells nobody who somebody is', () => {
  test('a dump of all tables holds no name, phone or ID number of the roster, in whatever spelling', async () => {
    const text = await dumpEverything();
    // It is a dump: what is no secret stands there.
    expect(text).toContain('试-01');
    const spelt = SECRETS.flatMap((secret) => {
      const bytes = Buffer.from(secret);
      return [
        secret,
        bytes.toString('hex'),
        bytes.toString('base64').replace(/=+$/, ''),
        encodeURIComponent(secret),
      ];
    });
    expect(spelt.filter((one) => text.includes(one))).toEqual([]);
  });
});

/** Every row of every table as text, as a superuser's dump would have it. */
async function dumpEverything(): Promise<string> {
  return withClient(world.database.ownerUrl, async (owner) => {
    const { rows: tables } = await owner.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname in ('public', 'jobs') order by 1`,
    );
    const lines: string[] = [];
    await owner.query('begin');
    for (const { name } of tables) {
      // Row-level security binds the owner too while it is forced; the transaction is rolled back.
      await owner.query(`alter table ${name} no force row level security`);
      const { rows } = await owner.query<{ line: string }>(`select t::text as line from ${name} t`);
      lines.push(...rows.map((row) => row.line));
    }
    await owner.query('rollback');
    return lines.join('\n');
  });
}
