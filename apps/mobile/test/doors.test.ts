import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CARD, PIN } from './fake-api/fake-doors.ts';
import { FakeApi } from './fake-api/fake-api.ts';
import { MiniHost } from './hosts/mini-host.ts';
import { dingTalk, newPhone, type Phone, weChat } from './hosts/vendors.ts';

const MAIN = 'pages/main/index';
const dist = (name: string) => resolve(import.meta.dirname, '../dist', name);

function start(name: 'weapp' | 'dd', api: FakeApi, phone: Phone, page = MAIN): MiniHost {
  phone.networkBack = [];
  const isDd = name === 'dd';
  const host = new MiniHost({
    dist: dist(name),
    globalNames: isDd ? ['dd', 'my'] : ['wx'],
    vendor: isDd ? dingTalk(api, phone) : weChat(api, phone),
  });
  host.launch(page);
  return host;
}

const inWechat = () => {
  const api = new FakeApi();
  api.doors.ways = { ...api.doors.ways, wechat: true };
  const phone = newPhone();
  return { api, phone, host: start('weapp', api, phone) };
};
const asked = (api: FakeApi, path: string) => api.log.filter((one) => one.path.endsWith(path));
const AGREE = '同意，用微信手机号登录';

async function byCode(host: MiniHost, tap: string): Promise<void> {
  await host.until(tap);
  host.tap(tap);
  await host.until('获取验证码');
  host.type('手机号', '13800000001');
  host.tap('获取验证码');
  await host.until('短信里的 6 位验证码');
  host.type('短信里的 6 位验证码', '123456');
  await host.until('是我家，进去看看');
}

describe('in WeChat', () => {
  test('the first time one tap agrees and signs in, one more says "my home"; later one tap is all', async () => {
    const { api, phone, host } = inWechat();
    await host.until(AGREE);
    expect(host.text).toContain('不要身份证号');
    // Nothing about the user is asked before they agree.
    expect(api.log.map(({ path }) => path)).toEqual(['/api/v1/access/ways']);
    host.answerNative(AGREE, 'getphonenumber', { code: 'phone-code', errMsg: 'getPhoneNumber:ok' });
    await host.until('是我家，进去看看');
    expect(asked(api, '/wechat-sessions')[0]?.body).toEqual({ code: 'o-1', purpose: 'enter' });
    expect(asked(api, '/wechat-phone')[0]?.body).toEqual({ ticket: 'ticket-o-1', code: 'phone-code' });
    host.tap('是我家，进去看看');
    await host.until('志愿服务');

    api.expireSessions();
    phone.storage.delete('jishan.session');
    const again = start('weapp', api, phone);
    await again.until('微信登录');
    again.tap('微信登录');
    await again.until('志愿服务');
    expect(asked(api, '/wechat-phone')).toHaveLength(1);
  });

  test.each([
    ['no', { errMsg: 'getPhoneNumber:fail user deny' }, '您没有同意给手机号'],
    [
      'a privacy refusal',
      { errno: 104, errMsg: 'getPhoneNumber:fail privacy permission is not authorized' },
      '隐私授权没有通过',
    ],
    [
      'an undeclared use',
      { errno: 112, errMsg: 'getPhoneNumber:fail api scope is not declared in the privacy agreement' },
      '隐私授权没有通过',
    ],
    ['used-up calls', { errno: 1400001, errMsg: 'getPhoneNumber:fail' }, '次数用完了'],
  ])('%s from WeChat leads to phone and code, and the next time one tap is enough', async (_what, detail, said) => {
    const { api, phone, host } = inWechat();
    await host.until(AGREE);
    host.answerNative(AGREE, 'getphonenumber', detail);
    await host.until(said);
    // Known to WeChat, not to us yet: as a tap on 微信登录 finds out.
    host.tap('微信登录');
    await host.until('用微信绑定的手机号登录');
    await byCode(host, '用手机号和验证码登录');
    host.tap('是我家，进去看看');
    await host.until('志愿服务');
    expect(asked(api, '/access/doors')[0]?.body).toEqual({ ticket: 'ticket-o-1' });
    phone.storage.delete('jishan.session');
    const again = start('weapp', api, phone);
    await again.until('微信登录');
    again.tap('微信登录');
    await again.until('志愿服务');
  });

  test('calls that the server finds used up are said, and phone and code stand beside', async () => {
    const { api, host } = inWechat();
    api.doors.refuseNext('/access/wechat-phone', 503, 'doors.wechat_quota', '微信取手机号的次数用完了。');
    await host.until(AGREE);
    host.answerNative(AGREE, 'getphonenumber', { code: 'phone-code' });
    await host.until('doors.wechat_quota');
    await byCode(host, '用手机号和验证码登录');
    expect(asked(api, '/access/doors')).toHaveLength(1);
  });

  test('a WeChat that gives no code, and an installation without WeChat, leave phone and code', async () => {
    const { api, phone, host } = inWechat();
    phone.hostUser = null;
    await host.until(AGREE);
    host.answerNative(AGREE, 'getphonenumber', { code: 'phone-code' });
    await host.until('微信没有给登录凭证');
    await byCode(host, '用手机号和验证码登录');
    expect(asked(api, '/wechat-phone')).toEqual([]);
    const plain = start('weapp', new FakeApi(), newPhone());
    await plain.until('同意并继续');
    expect(plain.text).not.toContain('微信手机号');
  });
});

describe('in DingTalk', () => {
  const inDingtalk = () => {
    const api = new FakeApi();
    api.doors.ways = { ...api.doors.ways, dingtalk: true };
    const phone = newPhone();
    return { api, phone, host: start('dd', api, phone) };
  };

  test('one tap agrees and signs in', async () => {
    const { api, host } = inDingtalk();
    api.doors.known.set('o-1', '13800000001');
    await host.until('同意，用钉钉登录');
    host.tap('同意，用钉钉登录');
    await host.until('是我家，进去看看');
    expect(asked(api, '/dingtalk-sessions')[0]?.body).toEqual({ authCode: 'o-1', purpose: 'enter' });
  });

  test('without a number to see, phone and code join it once and for all', async () => {
    const { api, phone, host } = inDingtalk();
    await host.until('同意，用钉钉登录');
    host.tap('同意，用钉钉登录');
    await host.until('用手机号登录一次');
    host.type('手机号', '13800000001');
    host.tap('获取验证码');
    await host.until('短信里的 6 位验证码');
    host.type('短信里的 6 位验证码', '123456');
    await host.until('是我家，进去看看');
    host.tap('是我家，进去看看');
    await host.until('志愿服务');
    phone.storage.delete('jishan.session');
    const again = start('dd', api, phone);
    await again.until('钉钉登录');
    again.tap('钉钉登录');
    await again.until('志愿服务');
    expect(asked(api, '/access/doors')[0]?.body).toEqual({ ticket: 'ticket-o-1' });
  });

  test('DingTalk away is said with its code', async () => {
    const { api, host } = inDingtalk();
    api.doors.refuseNext('/access/dingtalk-sessions', 503, 'doors.dingtalk_away', '现在连不上钉钉。');
    await host.until('同意，用钉钉登录');
    host.tap('同意，用钉钉登录');
    await host.until('doors.dingtalk_away');
    await byCode(host, '用手机号和验证码登录');
    expect(asked(api, '/access/villager-sessions')).toHaveLength(1);
  });
});

describe.each(['weapp', 'dd'] as const)('a household’s card in %s', (name) => {
  const press = (host: MiniHost, pin: string) => {
    for (const digit of pin) host.tap(digit);
  };

  test('is scanned, opened by its PIN, leaves nothing on the device, and is left in one tap', async () => {
    const api = new FakeApi();
    const phone = newPhone();
    phone.square = `https://jishan.test/m/#/pages/card/index?c=${CARD}`;
    const host = start(name, api, phone, 'pages/card/index');
    await host.until('同意并继续');
    host.tap('同意并继续');
    await host.until('扫卡上的二维码');
    host.tap('扫卡上的二维码');
    await host.until('请按 6 位密码');
    press(host, '111119');
    await host.until('卡或密码不对');
    host.tap('4');
    host.tap('退格');
    press(host, PIN);
    await host.until('家的家庭卡看');
    expect(host.page).toBe(MAIN);
    expect(asked(api, '/card-sessions').at(-1)?.body).toEqual({ card: CARD, pin: PIN });
    expect([...phone.storage.keys()].filter((key) => /session|home/.test(key))).toEqual([]);
    host.tap('看完了，退出');
    await host.until('获取验证码');
  });

  test('another square is refused in words, and going back says nothing', async () => {
    const api = new FakeApi();
    const phone = newPhone();
    const host = start(name, api, phone, 'pages/card/index');
    await host.until('同意并继续');
    host.tap('同意并继续');
    await host.until('扫卡上的二维码');
    host.tap('扫卡上的二维码');
    phone.square = 'https://elsewhere.test/';
    host.tap('扫卡上的二维码');
    await host.until('这不是家庭卡上的码');
    expect(asked(api, '/card-sessions')).toEqual([]);
  });
});

test('my ways in and devices: one more, one less, the last one only when sure', async () => {
  const { api, host } = inWechat();
  await host.until(AGREE);
  await byCode(host, '同意，用手机号和验证码登录');
  host.tap('是我家，进去看看');
  await host.until('志愿服务');
  host.tap('我的');
  await host.until('登录方式和设备');
  host.tap('登录方式和设备');
  await host.until('加上这个微信');
  host.tap('加上这个微信');
  await host.until('加好了');
  expect(asked(api, '/wechat-sessions').at(-1)?.body).toEqual({ code: 'o-1', purpose: 'add' });
  await host.until('让它退出');
  host.tap('让它退出');
  // The last line is 微信; the phone stays.
  host.tap('去掉');
  await host.until('确定去掉');
  host.tap('确定去掉');
  await host.until('加上这个微信');
  host.tap('去掉');
  await host.until('去掉就登不进来了');
  expect(api.doors.devices).toHaveLength(1);
  expect(api.doors.doors.map(({ kind }) => kind)).toEqual(['phone']);
});
