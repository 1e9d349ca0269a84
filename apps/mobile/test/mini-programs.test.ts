import { describe, expect, test } from 'vitest';
import { FakeApi } from './fake-api/fake-api.ts';
import { HOSTS, MAIN, signIn } from './hosts/programs.ts';
import { newPhone } from './hosts/vendors.ts';

describe.each(HOSTS)('the $name bundle in a bare host', ({ start }) => {
  test('signs in, shows the open passbook, and files a claim with a small photo', async () => {
    const api = new FakeApi();
    const phone = newPhone();
    const host = start(api, phone);
    await signIn(host);
    expect(host.text).toContain('128');
    expect(host.text).toContain('+2 分');
    expect(host.page).toBe(MAIN);

    host.tap('志愿服务');
    await host.until('要 1 张照片');
    expect(host.page).toBe('pages/claim/index');
    host.tap('拍照片');
    await host.until('已有 1 张');
    await host.until('审核通过可得 +2 分');
    host.tap('提交申报');
    host.tap('提交申报');
    await host.until('申报编号');
    expect(host.text).toContain('ZX-20261122-0005');
    expect(host.text).toContain('最晚 2026年11月27日 给您答复');

    const filed = api.log.filter(({ method, path }) => method === 'POST' && path.endsWith('/claims'));
    expect(filed).toHaveLength(1);
    expect(filed[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(filed[0]?.body).toMatchObject({ photoIds: ['photo-1'] });
    const uploads = api.log.filter(({ path }) => path.endsWith('/photos'));
    expect(uploads).toHaveLength(1);
    expect(phone.files.has('saved/photo.jpg')).toBe(false);

    host.tap('看进度');
    await host.until('参加志愿服务 审核中');
  });

  test('keeps a claim without a network, through a kill, and sends it once', async () => {
    const api = new FakeApi();
    const phone = newPhone();
    const host = start(api, phone);
    await signIn(host);
    host.tap('志愿服务');
    await host.until('拍照片');
    phone.isOnline = false;
    host.tap('拍照片');
    await host.until('已有 1 张');
    host.tap('提交申报');
    await host.until('先存在手机里了');

    const again = start(api, phone);
    await again.until('进度 1');
    again.tap('进度');
    await again.until('等网络，会自动送出');
    phone.isOnline = true;
    for (const tell of phone.networkBack) tell();
    await again.until('村里初审');
    expect(api.log.filter(({ method, path }) => method === 'POST' && path.endsWith('/claims'))).toHaveLength(
      1,
    );
  });

  test('keeps a draft through a kill', async () => {
    const api = new FakeApi();
    const phone = newPhone();
    const host = start(api, phone);
    await signIn(host);
    host.tap('志愿服务');
    await host.until('拍照片');
    host.tap('拍照片');
    await host.until('已有 1 张');

    const again = start(api, phone);
    await again.until('志愿服务');
    again.tap('志愿服务');
    await again.until('上次没交完的，给您留着了');
    expect(again.text).toContain('已有 1 张');
  });

  test('says why the server refused, with its code, and keeps the draft', async () => {
    const api = new FakeApi();
    const host = start(api, newPhone());
    await signIn(host);
    host.tap('志愿服务');
    await host.until('拍照片');
    host.tap('拍照片');
    await host.until('已有 1 张');
    api.refuseClaims({ status: 422, code: 'events.would_not_count', message: '本季度已满 2 次。' });
    host.tap('提交申报');
    await host.until('本季度已满 2 次');
    expect(host.text).toContain('events.would_not_count');
    api.refuseClaims(null);
    host.tap('提交申报');
    await host.until('申报编号');
  });

  test('asks to sign in again when the session has ended, and sends the claim afterwards', async () => {
    const api = new FakeApi();
    const host = start(api, newPhone());
    await signIn(host);
    host.tap('志愿服务');
    await host.until('拍照片');
    host.tap('拍照片');
    await host.until('审核通过可得');
    api.expireSessions();
    host.tap('提交申报');
    await host.until('登录过期了');
    expect(host.page).toBe('pages/sign-in/index');
    host.type('手机号', '13800000001');
    host.tap('获取验证码');
    await host.until('短信里的 6 位验证码');
    host.type('短信里的 6 位验证码', '123456');
    await host.until('镇里复审');
    await host.until('志愿服务 审核中');
    expect(api.filed).toHaveLength(5);
  });

  test('completes a returned claim, going on from its photos', async () => {
    const api = new FakeApi();
    const host = start(api, newPhone());
    await signIn(host);
    host.tap('进度');
    await host.until('照片看不清是哪里');
    host.tap('庭院门前打扫干净');
    await host.until('为什么退回');
    host.tap('补充材料再交');
    await host.until('已有 1 张');
    host.tap('再加一张');
    await host.until('已有 2 张');
    host.tap('补好了，再交一次');
    await host.until('交上去了');
    const sent = api.log.find(({ path }) => path.endsWith('/claims/c-returned/resubmit'));
    expect(sent?.body).toEqual({ photoIds: ['p1', 'photo-1'], note: '院子和门口都扫了' });
  });

  test('explains every line of the passbook, and goes back further when asked', async () => {
    const host = start(new FakeApi(), newPhone());
    await signIn(host);
    host.tap('翻看存折');
    await host.until('获得区级文明家庭荣誉称号');
    host.tap('再看以前的');
    await host.until('基础分');
    host.tap('为什么是这些分');
    await host.until('第六条（二）');
    expect(host.text).toContain('冲正');
  });

  test('lets somebody of two homes choose, and forgets all when they sign out', async () => {
    const phone = newPhone();
    const host = start(new FakeApi(), phone);
    await signIn(host, '13800000002');
    await host.until('户主 乙二');
    host.tap('我的');
    await host.until('现在是谁在办');
    host.tap('样例村 甲一家');
    await host.until('户主 甲一');
    host.tap('退出登录');
    await host.until('确定退出');
    host.tap('确定退出');
    await host.until('获取验证码');
    const left = [...phone.storage.keys()].filter((key) => /session|seen/.test(key));
    expect(left).toEqual([]);
  });

  test('calls the village from the help page', async () => {
    const phone = newPhone();
    const host = start(new FakeApi(), phone);
    await signIn(host);
    host.tap('帮助');
    await host.until('拨打');
    host.tap('拨打');
    expect(phone.calls).toEqual(['021-00000000']);
  });

  test('grows its letters in elder mode and with the phone', async () => {
    const phone = newPhone();
    const host = start(new FakeApi(), phone);
    await host.until('同意并继续');
    host.tap('大字');
    await host.until('标准');
    expect(host.classes).toContain('screen elder');
    const again = start(new FakeApi(), phone);
    await again.until('同意并继续');
    expect(again.classes).toContain('screen elder');
  });
});
