import type { DemoGuide } from '@jishan/server/features/start';
import { town, villages } from './places.ts';

/** One password for all of the demo: it protects nothing, and demo data never loads in production. */
export const demoPassword = 'Cunwu2026';

export interface DemoPhone {
  villageKey: string;
  household: number;
  phone: string;
  does: string;
  /** Head and spouse have one telephone. */
  isShared?: boolean;
}

/** Whom a villager signs in as on the phone; the number is the head's of that village's household. */
export const demoPhones: readonly DemoPhone[] = [
  { villageKey: 'NS', household: 0, phone: '19000000001', does: '报一件好事，看存折' },
  { villageKey: 'NS', household: 1, phone: '19000000002', does: '另一户村民，看看别人家的看不到' },
  { villageKey: 'NS', household: 2, phone: '19000000005', does: '交照片以前先遮住别人的脸' },
  { villageKey: 'FX', household: 0, phone: '19000000004', does: '看我家的登记，答应或收回同意，请人代办' },
  {
    villageKey: 'FX',
    household: 1,
    phone: '19000000006',
    does: '两口子合用一个手机，选是谁在办',
    isShared: true,
  },
  { villageKey: 'FX', household: 2, phone: '19000000007', does: '网络不好时申报，断了再接着交' },
  { villageKey: 'JH', household: 0, phone: '19000000003', does: '这个村每月入户评议，看每项得分' },
];

export type DemoDuty = 'clerk' | 'panel' | 'second_panel';

export interface DemoPost {
  duty: DemoDuty;
  title: string;
  role: 'clerk' | 'panel';
  username: string;
  name: string;
  /** Number of the household that this person belongs to, and on which they never decide. */
  household: number;
  does: string;
}

/** Who works for one village. */
export function villagePosts(villageKey: string): DemoPost[] {
  const key = villageKey.toLowerCase();
  return [
    {
      duty: 'panel',
      title: '自治小组组员',
      role: 'panel',
      username: `${key}-panel`,
      name: '组员甲',
      household: 3,
      does: '初审村民的申报',
    },
    {
      duty: 'second_panel',
      title: '自治小组组员',
      role: 'panel',
      username: `${key}-panel2`,
      name: '组员乙',
      household: 4,
      does: '组员甲回避时由他初审',
    },
    {
      duty: 'clerk',
      title: '村文书',
      role: 'clerk',
      username: `${key}-clerk`,
      name: '文书丙',
      household: 2,
      does: '查家庭户和存折，替没有手机的人申报',
    },
  ];
}

export const townPosts = [
  {
    title: '镇职能部门',
    role: 'town_department',
    username: 'town',
    name: '镇审核员丁',
    does: '复审各村报上来的积分',
  },
  {
    title: '镇积分办',
    role: 'town_office',
    username: 'town-office',
    name: '镇经办戊',
    does: '看全镇各村的情况',
  },
] as const;

/** What the start page tells: the five people of the shown way first, then the rest. */
export function demoGuide(householdsPerVillage: number): DemoGuide {
  const [shown, ...others] = villages;
  if (shown === undefined) throw new Error('the demo has no village');
  const staffOf = (village: typeof shown) =>
    villagePosts(village.key).map((post) => ({
      duty: post.title,
      place: village.name,
      name: post.name,
      username: post.username,
      password: demoPassword,
      does: post.does,
    }));
  const ofTown = townPosts.map((post) => ({
    duty: post.title,
    place: town.name,
    name: post.name,
    username: post.username,
    password: demoPassword,
    does: post.does,
  }));
  const [panel, ...restOfVillage] = staffOf(shown);
  const [department, ...restOfTown] = ofTown;
  const last = others.at(-1);
  return {
    town: town.name,
    villageCount: villages.length,
    householdCount: villages.length * householdsPerVillage,
    publicVillage: { name: shown.name, code: shown.code },
    staff: [panel, department, ...restOfVillage, ...restOfTown, ...(last ? staffOf(last) : [])].filter(
      (one) => one !== undefined,
    ),
    villagers: demoPhones.map(({ villageKey, household, phone, does }) => ({
      village: villages.find((one) => one.key === villageKey)?.name ?? '',
      name: `第 ${household + 1} 户户主`,
      phone,
      does,
    })),
  };
}
