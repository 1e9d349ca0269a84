import { expect, test } from 'vitest';
import { gateOrder } from './gate-order.ts';

test('groups follow each other as their gates do, not as their names are spelt', () => {
  const gates = [
    { group: '十组', doorCode: 'NS0271' },
    { group: '二组', doorCode: 'NS0031' },
    undefined,
    { group: '一组', doorCode: 'NS0002' },
    { group: '三组', doorCode: 'NS0061' },
    { group: '一组', doorCode: 'NS0001' },
  ];
  expect(gates.toSorted(gateOrder(gates)).map((gate) => gate?.doorCode)).toEqual([
    'NS0001',
    'NS0002',
    'NS0031',
    'NS0061',
    'NS0271',
    undefined,
  ]);
});
