import { describe, expect, test } from 'vitest';
import { FakeApi } from './fake-api/fake-api.ts';
import { HOSTS, provePhone, takePhoto } from './hosts/programs.ts';
import { newPhone } from './hosts/vendors.ts';

/** For what no page says. */
async function untilTrue(holds: () => boolean): Promise<void> {
  await expect.poll(holds).toBe(true);
}

describe.each(HOSTS)('claims in the $name bundle', ({ start }) => {
  test('sends photos ahead once nothing is to be covered, through a lost line and a kill, and nothing twice', async () => {
    const api = new FakeApi();
    const phone = newPhone();
    const host = start(api, phone);
    const uploads = () => api.log.filter(({ path }) => path.endsWith('/photos'));
    await takePhoto(host);
    await host.until('审核通过可得');
    // Nothing has left the phone before its owner has said that nothing is to be covered.
    expect(uploads()).toEqual([]);
    host.tap('没有别人');
    await host.until('1 张已先传好');

    // The second arrives, but its answer does not; then the line is gone.
    host.tap('再加一张');
    await host.until('已有 2 张');
    phone.isAnswerLost = true;
    host.tap('没有别人');
    await untilTrue(() => uploads().length === 2);
    phone.isOnline = false;
    phone.isAnswerLost = false;

    const again = start(api, phone);
    await again.until('志愿服务');
    again.tap('志愿服务');
    await again.until('上次没交完的，给您留着了');
    await again.until('已有 2 张，最多 3 张，1 张已先传好');
    phone.isOnline = true;
    for (const tell of phone.networkBack) tell();
    await again.until('2 张已先传好');
    again.tap('提交申报');
    again.tap('提交申报');
    await again.until('申报编号');
    expect(new Set(uploads().map(({ headers }) => headers['idempotency-key'])).size).toBe(2);
    const claims = api.log.filter(({ method, path }) => method === 'POST' && path.endsWith('/claims'));
    expect(claims.map(({ body }) => body)).toEqual([
      expect.objectContaining({ photoIds: ['photo-1', 'photo-2'] }),
    ]);
  });

  test('covers faces with a finger before a photo leaves the phone', async () => {
    const api = new FakeApi();
    const phone = newPhone();
    const host = start(api, phone);
    await takePhoto(host);
    host.tap('有，先遮住');
    await host.until('用手指在脸上');
    host.stroke('要遮的照片，已经划了 0 处', [
      { x: 30, y: 30 },
      { x: 60, y: 60 },
    ]);
    await host.until('划了 1 处');
    host.tap('遮好了');
    await host.until('1 张已先传好');
    // From 27 to 63 hundredths of the photo: the stroke and a margin around it.
    const box = phone.covered.at(-1);
    expect([box && box.left / box.width, box && box.top / box.height]).toEqual([
      expect.closeTo(0.75, 2),
      expect.closeTo(0.75, 2),
    ]);
    const sent = api.log.filter(({ path }) => path.endsWith('/photos'));
    expect(sent.map(({ file }) => file)).toEqual([expect.stringMatching(/covered/)]);
    // The photo that shows the face is gone from the phone.
    expect([...phone.files.keys()].filter((path) => /saved/.test(path) && !/covered/.test(path))).toEqual([]);
  });

  test('two who share a telephone choose who they are, and what is theirs follows', async () => {
    const api = new FakeApi();
    const host = start(api, newPhone());
    await provePhone(host, '13800000003');
    expect(host.text).toContain('我是 甲一，进去看看');
    host.tap('我是 甲老三，进去看看');
    await host.until('志愿服务');
    host.tap('志愿服务');
    await host.until('样例村 甲一家 · 我是 甲老三');
    host.tap('换一换');
    await host.until('哪一位');
    host.tap('甲一');
    await host.until('样例村 甲一家 · 我是 甲一');
  });
});
