import { unexcused } from '../find.ts';
import type { Guard, Hit } from '../guard.ts';
import { anyOf, has, oneOf } from '../words.ts';
import { HIDING, PUBLISH } from './disclosure.ts';

const CHILD = oneOf([
  '学生|小学生|中学生|孩子|小孩|儿童|未成年(?:人)?|少年|娃娃?|幼儿|少先队员',
  '(?:十[一二三四]?|1[0-4]|\\d)(?:周)?岁(?:以下|以内)?',
]);
const NAMED =
  '(?:是谁|叫啥|谁家|几岁|哪个学校|几年级|哪个班|大名|姓名|名字|名单|全名|照片|头像|排名|排行|班级|年级|学校|成绩|分数|表现)';

const shown = anyOf([CHILD]);
const told = anyOf([
  `${PUBLISH}……16${CHILD}……10${NAMED}`,
  `${CHILD}……20${NAMED}……12${PUBLISH}`,
  `${CHILD}……14${PUBLISH}……14${NAMED}`,
  `${PUBLISH}……10${NAMED}……10${CHILD}`,
]);
const excuses = anyOf([HIDING]);

/** No child is named in public, for praise or for blame. */
export const minor: Guard = {
  id: 'minor',
  fault: '公开的地方不能出现孩子的姓名、班级、照片或者排名，表扬也一样',
  basis:
    '未成年人保护法（保护未成年人隐私和个人信息）；个人信息保护法第二十八条、第三十一条（不满十四周岁未成年人的信息是敏感个人信息）',
  instead: '孩子的好事记在家庭名下，公示只写隐去名字的户主；要颁奖就在学校或者当面颁',
  check({ text, side, spares }): Hit | null {
    if (side === 'loss' || side === 'goods' || side === 'fact') return null;
    const words =
      side === 'shown' || side === 'list'
        ? unexcused(shown, text, excuses)
        : spares || has(excuses, text)
          ? null
          : unexcused(told, text, null);
    return words ? { level: 'error', words } : null;
  },
};
