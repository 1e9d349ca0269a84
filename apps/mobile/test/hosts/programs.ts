import { resolve } from 'node:path';
import type { FakeApi } from '../fake-api/fake-api.ts';
import { MiniHost } from './mini-host.ts';
import { dingTalk, type Phone, weChat } from './vendors.ts';

export const MAIN = 'pages/main/index';

const programs = [
  { name: 'WeChat', dist: 'weapp', globalNames: ['wx'], vendor: weChat },
  { name: 'DingTalk', dist: 'dd', globalNames: ['dd', 'my'], vendor: dingTalk },
] as const;

/** The built mini-programs, each started on a phone. */
export const HOSTS = programs.map(({ name, dist, globalNames, vendor }) => ({
  name,
  start(api: FakeApi, phone: Phone): MiniHost {
    // What ran on this phone before has been killed.
    phone.networkBack = [];
    const host = new MiniHost({
      dist: resolve(import.meta.dirname, '../../dist', dist),
      globalNames,
      vendor: vendor(api, phone),
    });
    host.launch(MAIN);
    return host;
  },
}));

/** The first sign-in, up to the page that asks whose home it is. */
export async function provePhone(host: MiniHost, phone: string): Promise<void> {
  await host.until('同意并继续');
  host.tap('同意并继续');
  await host.until('获取验证码');
  host.type('手机号', phone);
  host.tap('获取验证码');
  await host.until('短信里的 6 位验证码');
  host.type('短信里的 6 位验证码', '123456');
  await host.until('进去看看');
}

export async function signIn(host: MiniHost, phone = '13800000001'): Promise<void> {
  await provePhone(host, phone);
  host.tap('是我家，进去看看');
  await host.until('志愿服务');
}

/** Signed in, at the claim of an item, with a photo taken and nothing said of it. */
export async function takePhoto(host: MiniHost): Promise<void> {
  await signIn(host);
  host.tap('志愿服务');
  await host.until('拍照片');
  host.tap('拍照片');
  await host.until('已有 1 张');
}
