/** Family names with how frequent they are, per mille or so; the rest of the country shares the tail. */
const FAMILIES: readonly [string, number][] = [
  ...Array.from('王李张刘陈', (name): [string, number] => [name, 65]),
  ...Array.from('杨黄赵吴周徐孙马朱胡', (name): [string, number] => [name, 22]),
  ...Array.from('郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董', (name): [string, number] => [name, 9]),
  ...Array.from('袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦', (name): [string, number] => [
    name,
    4,
  ]),
  ...Array.from(
    '傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严单仇解',
    (name): [string, number] => [name, 2],
  ),
];

const GIVEN = Array.from(
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文斌辉鹏飞宇浩凯健俊帆雪荣爱琴玲云莲凤珍春菊冬林海波峰松柏根生福贵财宝全顺发祥龙虎山河金银子轩梓涵欣怡雨泽一诺浩然佳琪思远嘉诚晨曦可馨博文天佑诗语',
);

const TOTAL = FAMILIES.reduce((sum, [, weight]) => sum + weight, 0);

/** A made-up name: one sign in seven names is alone beside the family's, as in life. */
export function makeName(random: () => number): string {
  let at = random() * TOTAL;
  const family = FAMILIES.find(([, weight]) => (at -= weight) < 0)?.[0] ?? '王';
  const sign = () => GIVEN[Math.floor(random() * GIVEN.length)] ?? '明';
  return random() < 0.15 ? family + sign() : family + sign() + sign();
}

/** Numbers from 0 to 1, the same for one seed. */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
