import type { SchemeDocument } from '../../document.ts';
import type { Path } from '../../read/locate.ts';
import type { StructureFault } from './fault.ts';

type List = NonNullable<NonNullable<SchemeDocument['results']>['lists']>[string];

const BASIS =
  '民法典第一千零二十四条、第一千零三十二条（名誉权、隐私权）；个人信息保护法第二十五条；本系统的底线（黑榜表决后才开、隐去姓名、先告知本户）';

/**
 * A black list that is public hides names and is told to the household first. That it needs a vote is a rule of the grammar
 * itself: without `votedOn` it is not made.
 */
export function checkLists({ results }: SchemeDocument): StructureFault[] {
  return Object.entries(results?.lists ?? {}).flatMap(([id, list]) => {
    const path: Path = ['results', 'lists', id];
    if (list.public === false) return [];
    return list.kind === 'black' ? black(path, list) : named(path, list);
  });
}

function black(path: Path, list: List): StructureFault[] {
  const faults: StructureFault[] = [];
  if (list.masked === false) {
    faults.push({
      level: 'error',
      id: 'black_list',
      path: [...path, 'masked'],
      fault: '黑榜不能公布全名',
      basis: BASIS,
      instead: '删去 masked: false；或者写 public: false，只给村里工作用',
    });
  }
  if (list.votedOn !== undefined && (list.noticeDays ?? 0) < 1) {
    faults.push({
      level: 'error',
      id: 'black_list',
      path,
      fault: '黑榜公布以前要先告知本户，给他说话和改正的时间',
      basis: BASIS,
      instead: '写上 noticeDays，比如提前 3 天告知',
    });
  }
  return faults;
}

/** Members may be children. */
function named(path: Path, list: List): StructureFault[] {
  if (list.of !== 'member' || list.masked !== false || list.when !== undefined) return [];
  return [
    {
      level: 'warning',
      id: 'minor',
      path: [...path, 'masked'],
      fault: '这张榜公布成员的全名，里面可能有不满十四岁的孩子',
      basis: '个人信息保护法第二十八条、第三十一条；未成年人保护法',
      instead: '删去 masked: false，或者用 when 写明只列成年人',
    },
  ];
}
