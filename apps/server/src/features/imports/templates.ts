import { type OutCell, writeWorkbook } from '../../platform/sheets/index.ts';

const head = (...labels: string[]): OutCell[] => labels.map((value) => ({ value, look: 'head' }));

interface Template {
  title: string;
  file: string;
  rows: (OutCell | string)[][];
  widths: number[];
  hints: [what: string, how: string][];
}

const COMMON: Template['hints'] = [
  ['门牌', '每户一个，全村不重复；户口本上的户号也可以。'],
  ['身份证号', '可以不填。填的话先把这一列设成“文本”格式，不然后几位会变成 0。'],
  ['手机号', '可以不填。户主有手机号，就能自己用手机查积分。'],
  ['样例行', '样例是编出来的，填之前请删掉。'],
];

const PHONE = '13900000001';

/** Empty rosters in the three shapes that villages keep them in, each with made-up lines to follow. */
const templates: Record<string, Template> = {
  people: {
    title: '一人一行（最常用）',
    file: '名册模板-一人一行',
    rows: [
      head('村民小组', '门牌', '姓名', '与户主关系', '身份证号', '手机号', '出生日期', '备注'),
      ['一组', '样例路1号', '甲样例', '户主', '', PHONE, '1970-01-02', ''],
      ['一组', '样例路1号', '乙样例', '妻', '', '', '1972-03-04', ''],
      ['一组', '样例路1号', '甲小样', '长子', '', '', '1998-05-06', ''],
      ['一组', '样例路2号', '丙样例', '户主', '', '13900000002', '1965-07-08', ''],
    ],
    widths: [12, 16, 12, 12, 24, 16, 14, 16],
    hints: [['与户主关系', '户主、妻、长子、孙女……每户要有一个“户主”。'], ...COMMON],
  },
  numbered: {
    title: '按户号分户',
    file: '名册模板-按户号',
    rows: [
      head('户号', '户主姓名', '姓名', '与户主关系', '村民小组', '门牌', '身份证号', '手机号'),
      ['001', '甲样例', '甲样例', '户主', '一组', '样例路1号', '', PHONE],
      ['001', '甲样例', '乙样例', '配偶', '一组', '样例路1号', '', ''],
      ['002', '丙样例', '丙样例', '户主', '一组', '样例路2号', '', '13900000002'],
    ],
    widths: [10, 12, 12, 12, 12, 16, 24, 16],
    hints: [['户号', '同一户的几行写同一个户号。'], ...COMMON],
  },
  households: {
    title: '一户一行',
    file: '名册模板-一户一行',
    rows: [
      head(
        '村民小组',
        '门牌',
        '户主',
        '手机号',
        '身份证号',
        '配偶姓名',
        '成员1姓名',
        '成员1关系',
        '成员2姓名',
        '成员2关系',
      ),
      ['一组', '样例路1号', '甲样例', PHONE, '', '乙样例', '甲小样', '长子', '', ''],
      ['一组', '样例路2号', '丙样例', '13900000002', '', '', '丙老样', '父亲', '', ''],
    ],
    widths: [12, 16, 12, 16, 24, 12, 12, 12, 12, 12],
    hints: [['成员', '一户人多时，照样子往右加“成员3姓名”“成员3关系”，最多 8 位。'], ...COMMON],
  },
};

export const templateList = Object.entries(templates).map(([name, { title }]) => ({ name, title }));

/** A template to fill in; null when there is none of this name. */
export async function writeTemplate(name: string): Promise<{ file: string; bytes: Buffer } | null> {
  const template = Object.hasOwn(templates, name) ? templates[name] : undefined;
  if (!template) return null;
  const { file, rows, widths, hints } = template;
  const bytes = await writeWorkbook([
    { name: '名册', rows, widths, frozenRows: 1 },
    { name: '怎么填', rows: [head('哪一列', '怎么填'), ...hints], widths: [16, 80] },
  ]);
  return { file: `${file}.xlsx`, bytes };
}
