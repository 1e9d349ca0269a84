import { defineErrors } from '../../platform/errors/index.ts';

export const rosterErrors = defineErrors('roster', {
  household_unknown: { status: 404, message: '没有找到这一户，请核对门牌后再试。' },
  member_unknown: { status: 404, message: '这一户里没有找到这个人，请刷新名册后再试。' },
  organisation_unknown: { status: 404, message: '没有找到这家单位，请刷新后再试。' },
  reason_missing: { status: 422, message: '请写明为什么这样改，几个字就行；以后查得到。' },
  day_wrong: {
    status: 422,
    message: (d: { day: string }) => `“${d.day}”不是一个真实的日期，请按“年-月-日”填写。`,
  },
  day_ahead: {
    status: 422,
    message: (d: { day: string; today: string }) =>
      `${d.day} 还没有到（今天是 ${d.today}）。还没发生的变动先不登记，到了那天再办。`,
  },
  day_too_early: {
    status: 422,
    message: (d: { day: string; earliest: string; why: string }) =>
      `日期 ${d.day} 太早：${d.why}，最早只能填 ${d.earliest}。`,
  },
  born_ahead: { status: 422, message: '出生日期在今天以后，请核对。' },
  household_closed: {
    status: 409,
    message: (d: { closedOn: string }) => `这一户在 ${d.closedOn} 已经销户，不能再改；要恢复请办“回村”。`,
  },
  household_open: { status: 409, message: '这一户还在村里，不用办回村。' },
  door_code_missing: { status: 422, message: '请填写门牌。' },
  door_code_taken: { status: 409, message: '这个门牌已经有一户在用，请换一个门牌，或先把那一户办好。' },
  head_missing: { status: 422, message: '一户要有且只有一位户主，请选定一位。' },
  head_leaving: { status: 422, message: '这个人是户主，请同时选定由谁接着当户主。' },
  head_already: { status: 409, message: '这个人已经是户主了。' },
  last_member: { status: 422, message: '家里只剩这一个人了，请改办“整户离村”或“并户”。' },
  name_missing: { status: 422, message: '请填写姓名。' },
  name_malformed: {
    status: 422,
    message: '姓名只能写汉字、字母和“·”，最多 30 个字，外文名的第一个字母要大写，请对着证件改正。',
  },
  phone_malformed: { status: 422, message: '手机号要是 11 位数字，请改正或留空。' },
  id_number_malformed: {
    status: 422,
    message: '身份证号不对：要是 18 位，最后一位可以是 X，请对着证件核对，或者留空（不是必填）。',
  },
  member_elsewhere: { status: 409, message: '这个人已经在另一户里了，请用“转到另一户”。' },
  member_here: { status: 409, message: '这个人就在这一户，不用再转。' },
  member_died: { status: 409, message: '这个人已登记去世，不能再办这项变动。' },
  members_none: { status: 422, message: '请至少选一个人。' },
  members_all: { status: 422, message: '不能把全家都分出去；整户要变请改门牌，或办“并户”“离村”。' },
  share_wrong: { status: 422, message: '分给新户的积分比例要在 0 到 100% 之间。' },
  same_household: { status: 422, message: '两户是同一户，请另选一户。' },
  enrolment_differs: {
    status: 422,
    message:
      '一户参与了、另一户没有，积分接不过去；请先给没有参与的一户办参与登记（或给参与的一户办退出）再并户。',
  },
  fact_unknown: {
    status: 422,
    message: (d: { fact: string }) => `现在的积分方案里没有“${d.fact}”这一项，请刷新页面后再填。`,
  },
  fact_malformed: {
    status: 422,
    message: (d: { title: string; wanted: string }) => `“${d.title}”填得不对：要填${d.wanted}。`,
  },
  fact_changed_later: {
    status: 422,
    message: (d: { title: string; day: string }) =>
      `“${d.title}”在 ${d.day} 已经变过一次，只能登记那天以后的变化；那一次登错了，请用“更正”。`,
  },
  group_unknown: {
    status: 422,
    message: (d: { kind: string; name: string }) =>
      `村里现在没有叫“${d.name}”的${d.kind}，请刷新页面看看是不是刚改过名。`,
  },
  group_name_missing: {
    status: 422,
    message: (d: { kind: string }) => `请填写${d.kind}的新名字。`,
  },
  group_name_taken: {
    status: 409,
    message: (d: { kind: string; name: string }) =>
      `村里已经有叫“${d.name}”的${d.kind}。要把两个合成一个，请用“并到另一个”。`,
  },
  group_name_was: {
    status: 409,
    message: (d: { kind: string; name: string }) =>
      `村里以前有过叫“${d.name}”的${d.kind}，那时的积分还记着它。请换一个名字，免得两个混在一起。`,
  },
  group_alike: {
    status: 409,
    message: (d: { kind: string; name: string; alike: string }) =>
      `“${d.name}”和村里已有的${d.kind}“${d.alike}”看着是同一个。是同一个，请选“${d.alike}”；确实是另一个，请点“就是另一个”。`,
  },
  group_in_scheme: {
    status: 409,
    message: (d: { kind: string; name: string; version: string }) =>
      `积分方案（${d.version} 版）的条件里写着${d.kind}“${d.name}”，改名会改动照它算过的分。请改用“给几户换小组（片区）”：从某一天起转到新名字，以前的还照原来的算。`,
  },
  group_has_points: {
    status: 409,
    message: (d: { kind: string; name: string }) =>
      `${d.kind}“${d.name}”自己名下记着积分，入账的名字改不了。请改用“给几户换小组（片区）”：从某一天起转到新名字，以前的分留在“${d.name}”名下。`,
  },
  group_same: { status: 422, message: (d: { kind: string }) => `选的是同一个${d.kind}，请另选一个。` },
  group_changed_later: {
    status: 422,
    message: (d: { kind: string; doors: string; day: string }) =>
      `${d.doors} 的${d.kind}后来已经变过，日期请填 ${d.day} 以后的；那一次登错了，请在这一户里“更正登记”。`,
  },
  households_none: { status: 422, message: '请至少选一户。' },
  nothing_changed: { status: 422, message: '没有改动任何内容。' },
  name_taken: { status: 409, message: '村里已经有一家同名的单位，请核对。' },
  organisation_closed: { status: 409, message: '这家单位已经登记停办，不能再改。' },
  not_yours: { status: 403, message: '自己家的变动请另一位文书来办。' },
});
