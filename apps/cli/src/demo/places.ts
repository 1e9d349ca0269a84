/** The tree of the demo: real public codes, so that a town recognises itself; the people in it are made up. */
export const district = { code: '310118', name: '青浦区' } as const;
export const town = { code: '310118105', name: '赵巷镇' } as const;

export interface DemoVillage {
  /** Short key for accounts and door codes. */
  key: string;
  code: string;
  name: string;
  scheme: 's1-zhaoxiang' | 's3-zhongping';
}

export const villages: readonly DemoVillage[] = [
  { key: 'NS', code: '310118105201', name: '南崧村', scheme: 's1-zhaoxiang' },
  { key: 'FX', code: '310118105202', name: '方夏村', scheme: 's1-zhaoxiang' },
  { key: 'HM', code: '310118105205', name: '和睦村', scheme: 's1-zhaoxiang' },
  { key: 'CY', code: '310118105207', name: '垂姚村', scheme: 's1-zhaoxiang' },
  { key: 'SJ', code: '310118105208', name: '沈泾塘村', scheme: 's1-zhaoxiang' },
  { key: 'SZ', code: '310118105216', name: '崧泽村', scheme: 's1-zhaoxiang' },
  { key: 'ZB', code: '310118105217', name: '中步村', scheme: 's1-zhaoxiang' },
  { key: 'JH', code: '310118105221', name: '金汇村', scheme: 's3-zhongping' },
];
