import type { ChangeKind, OrganisationKind } from '../people/index.ts';

/** How a change reads in the timeline of the household it is about, and of the other one that it concerns. */
export const changeLabels: Readonly<Record<ChangeKind, { own: string; other: string }>> = {
  household_added: { own: '登记入册', other: '登记入册' },
  household_corrected: { own: '更正登记', other: '更正登记' },
  household_changed: { own: '情况变化', other: '情况变化' },
  member_added: { own: '添了一口人', other: '添了一口人' },
  member_corrected: { own: '更正成员信息', other: '更正成员信息' },
  head: { own: '换了户主', other: '换了户主' },
  member_left: { own: '成员离开', other: '成员离开' },
  member_moved: { own: '成员转到另一户', other: '有人转进来' },
  member_died: { own: '成员去世', other: '成员去世' },
  split: { own: '分户', other: '从另一户分出' },
  merge: { own: '并入另一户', other: '另一户并进来' },
  left_village: { own: '整户离村', other: '整户离村' },
  came_back: { own: '回村，接到新的一户', other: '回村，接着原来的一户' },
  joined: { own: '参与登记', other: '再次参与，接着原来的一户' },
  withdrew: { own: '退出积分', other: '退出积分' },
  group_changed: { own: '换了小组', other: '换了小组' },
  section_changed: { own: '换了片区', other: '换了片区' },
  group_renamed: { own: '小组改名', other: '小组改名' },
  section_renamed: { own: '片区改名', other: '片区改名' },
};

export const organisationLabels: Readonly<Record<OrganisationKind, string>> = {
  shop: '商户',
  association: '社团',
  other: '其他单位',
};
