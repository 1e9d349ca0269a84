import { expect, test } from 'vitest';
import { networkOf } from './code-places.ts';

test.each([
  ['192.168.3.17', '192.168.3'],
  ['::ffff:192.168.3.17', '192.168.3'],
  ['2408:8207:3c0:11::5', '2408:8207:3c0'],
  ['2408:8207:03c0:0011:0:0:0:5', '2408:8207:3c0'],
  ['2408::5', '2408:0:0'],
  ['::1', '0:0:0'],
])('the network of %s is %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});
