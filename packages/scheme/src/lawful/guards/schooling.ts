import { sanctionGuard } from '../sanction-guard.ts';

/** Children's schooling does not hang on their family's points. */
export const schooling = sanctionGuard({
  id: 'schooling',
  fault: '孩子入学、升学、助学是孩子自己的权利，不能因为家里扣分受影响',
  basis: '义务教育法（适龄儿童就近入学，享有平等接受义务教育的权利）；未成年人保护法',
  instead: '删去这一条。可以写“积分高的家庭孩子可优先报名夏令营”一类额外的奖励',
  objects: [
    '入学|上学|就读|读书|转学|学位|招生|入园|幼儿园|托班|升学|助学|奖学金|营养(?:午|早)?餐|雨露计划',
    '校车|学籍|中考|高考|学前|学校|报名上|幼儿班|学前班|托儿|课后',
    '教育(?:补助|资助|机会)|读(?:小学|中学|初中|高中)',
  ],
  excuses: [
    '(?:让|送|允许|支持|供|帮)…6(?:孩子|子女|女儿|儿子|女童|儿童|学生)',
    '辍学|失学|游泳|食堂|学校门口|学校周边',
  ],
});
