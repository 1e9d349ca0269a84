import { randomUUID } from 'node:crypto';
import { createAppOutbox } from '@jishan/server';
import { importRoster } from '@jishan/server/features/people';
import { createDoors } from '@jishan/server/features/doors';
import { type FakeWechat, startFakeWechat } from '@jishan/testkit/remotes';
import { act, makeWorld, type World } from './world.ts';

export interface Home {
  householdId: string;
  doorCode: string;
  /** In the order of the roster: the head first. */
  people: { memberId: string; phone: string | null }[];
}

export interface SignedIn {
  token: string;
  actor: { accountId: string; personId?: string };
  households: { doorCode: string; persons: { personId: string; name: string }[] }[];
}

/** A world with WeChat for tests about phones; to be closed by `close`. */
export async function openPhoneWorld() {
  const [world, wechat] = await Promise.all([makeWorld(), startFakeWechat()]);
  const { appId, secret, url: host } = wechat;
  world.services.doors = createDoors(
    {
      publicUrl: 'https://jishan.test',
      wechat: { appId, secret, host, timeoutMs: 20_000 },
      dingtalk: null,
      oidc: null,
      sms: null,
    },
    world.services,
  );
  const close = () => Promise.all([world.close(), wechat.close()]);
  return { world, wechat, homes: new PhoneHomes(world, wechat), close };
}

/** Households whose people have phones, and what signing in by one needs. */
export class PhoneHomes {
  private readonly world: World;
  private readonly wechat: FakeWechat;
  private asked = 0;
  private made = 0;

  constructor(world: World, wechat: FakeWechat) {
    this.world = world;
    this.wechat = wechat;
  }

  send(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, token?: string) {
    return this.world.app.inject({
      method,
      // How often one address may ask is tested elsewhere.
      remoteAddress: `10.2.0.${(this.asked += 1) % 250}`,
      url: `/api/v1${path}`,
      headers: {
        'idempotency-key': randomUUID(),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(payload ? { payload } : {}),
    });
  }

  /** A household with these phones; all grown-ups unless told when they were born. */
  async make(phones: readonly (string | null)[], bornOn: readonly string[] = []): Promise<Home> {
    const { world } = this;
    const number = (this.made += 1);
    const doorCode = `9-${number}`;
    await act(world.services, importRoster(world.services.vault), world.places.village, {
      households: [
        {
          doorCode,
          group: '一组',
          joinedOn: '2026-01-01',
          facts: { registered: true, homestead: true, residents: phones.length },
          members: phones.map((phone, at) => ({
            name: `样例${number}${at}`,
            relation: at === 0 ? ('head' as const) : at === 1 ? ('spouse' as const) : ('child' as const),
            bornOn: bornOn[at] ?? '1970-01-01',
            participatingFrom: '2026-01-01',
            ...(phone ? { phone } : {}),
          })),
        },
      ],
      organisations: [],
    });
    const { rows } = await world.test.db.pools.writer.query<{ id: string; member_id: string }>(
      `select h.id, s.member_id from households h
       join member_stays s on s.village_id = h.village_id and s.household_id = h.id
       where h.village_id = $1 and h.door_code = $2 order by array_position(array['head', 'spouse', 'child'], s.relation)`,
      [world.places.village, doorCode],
    );
    return {
      householdId: rows[0]?.id ?? '',
      doorCode,
      people: rows.map(({ member_id: memberId }, at) => ({ memberId, phone: phones[at] ?? null })),
    };
  }

  /** The clerk puts a number right; nobody has told the other features yet. */
  async writePhone(home: Home, at: number, phone: string | null): Promise<void> {
    const path = `/villages/${this.world.places.village}/households/${home.householdId}/members/${home.people[at]?.memberId}`;
    const answer = await this.send('PUT', path, { phone, reason: '号码换人了' }, this.world.tokenOf.clerk);
    if (answer.statusCode !== 200) throw new Error(answer.body);
  }

  tellOthers(): Promise<unknown> {
    return createAppOutbox(this.world.services, this.world.test.db).deliverWaiting();
  }

  async prove(phone: string): Promise<SignedIn> {
    await this.send('POST', '/access/codes', { phone });
    const code = this.world.messages.at(-1)?.values.code;
    const answer = await this.send('POST', '/access/villager-sessions', { phone, code });
    if (answer.statusCode !== 200) throw new Error(answer.body);
    // Codes to one phone keep a minute's distance.
    this.world.clock.advance(61_000);
    return answer.json();
  }

  /** Comes in through WeChat: a session, or a ticket for the next proof. */
  async tap(openId: string): Promise<{ session: SignedIn | null; ticket?: string }> {
    const code = this.wechat.loginCode(openId);
    return (await this.send('POST', '/access/wechat-sessions', { code })).json();
  }

  /** Adds somebody's WeChat to the account they are signed in with. */
  async bind(openId: string, { token }: SignedIn): Promise<void> {
    const { ticket } = await this.tap(openId);
    const answer = await this.send('POST', '/access/doors', { ticket }, token);
    if (answer.statusCode !== 201) throw new Error(answer.body);
  }

  /** A new card of the household, opened by its PIN. */
  async byCard(home: Home): Promise<SignedIn> {
    const village = `/villages/${this.world.places.village}`;
    const asked = { householdIds: [home.householdId] };
    const issued = await this.send('POST', `${village}/cards`, asked, this.world.tokenOf.clerk);
    const pins = `${village}/households/${home.householdId}/card-pins`;
    await this.send('POST', pins, { pin: '482916' }, this.world.tokenOf.clerk);
    const card = issued.json().cards[0].address;
    return (await this.send('POST', '/access/card-sessions', { card, pin: '482916' })).json();
  }
}
