import { expect, test } from 'vitest';
import { coarseAddress, coarseDevice } from './device.ts';

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36',
    'Chrome 浏览器 · Windows 电脑',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/139.0.0.0 Safari/537.36 Edg/139.0',
    'Edge 浏览器 · Windows 电脑',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 MicroMessenger/8.0.50',
    '微信 · 苹果手机',
  ],
  ['Mozilla/5.0 (Linux; Android 14; X) Chrome/139 Mobile Safari/537.36', 'Chrome 浏览器 · 安卓手机'],
  ['node', '其他设备'],
  ['', '其他设备'],
])('%s', (userAgent, device) => {
  expect(coarseDevice(userAgent)).toBe(device);
});

test.each([
  ['10.20.30.40', '10.20.*.*'],
  ['::ffff:10.20.30.40', '10.20.*.*'],
  ['2408:8207:1234::1', '2408:8207:*'],
  ['::1', '本机'],
  ['', ''],
])('%s', (ip, shown) => {
  expect(coarseAddress(ip)).toBe(shown);
});
