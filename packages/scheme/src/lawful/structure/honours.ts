import type { SchemeDocument } from '../../document.ts';
import type { StructureFault } from './fault.ts';

/** Honours come before goods: a scheme that only pays out in goods, or mostly, is warned. */
export function checkHonours({ results, redemption }: SchemeDocument): StructureFault[] {
  const uses = results?.uses ?? [];
  const isHonour = (use: (typeof uses)[number]): boolean => use.honour ?? use.kind === 'honour';
  const red = Object.values(results?.lists ?? {}).filter(({ kind }) => kind === 'red');
  const honours =
    uses.filter(isHonour).length +
    Object.keys(results?.titles ?? {}).length +
    (results?.stars?.length ?? 0) +
    red.length;
  const goods = uses.length - uses.filter(isHonour).length;
  if (honours === 0 && (redemption !== undefined || goods > 0)) {
    return [
      {
        level: 'warning',
        id: 'honours',
        path: results?.uses ? ['results', 'uses'] : redemption ? ['redemption'] : ['results'],
        fault: '积分只能换东西，没有写任何荣誉',
        basis: '中农发〔2020〕11号通知（精神鼓励为主、物质奖励为辅）',
        instead: '在 results.uses 里写上荣誉用处（honour: true），或者写星级、称号、红榜',
      },
    ];
  }
  if (goods <= honours) return [];
  return [
    {
      level: 'warning',
      id: 'honours',
      path: ['results', 'uses'],
      fault: `物质的用处有 ${goods} 样，荣誉只有 ${honours} 样，物质压过了荣誉`,
      basis: '中农发〔2020〕11号通知（精神鼓励为主、物质奖励为辅）',
      instead: '多写几样荣誉：表扬、星级、称号、评先评优的参考',
    },
  ];
}
