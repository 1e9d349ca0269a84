import { defineErrors } from '../../platform/errors/index.ts';

export const enrolmentErrors = defineErrors('enrolment', {
  household_unknown: { status: 404, message: '没有找到这一户，请核对门牌后再试。' },
  scheme_missing: { status: 409, message: '村里还没有发布积分方案，现在不能办参与登记。' },
  already: { status: 409, message: '这一户已经参与了，不用再办。' },
  not_enrolled: { status: 409, message: '这一户没有参与，不用办退出。' },
  closed: { status: 409, message: '这一户已经销户，不能办参与登记。' },
  not_eligible: {
    status: 422,
    message: (d: { unmet: string[] }) =>
      `还不符合方案里的参与条件：${d.unmet.join('；')}。情况有变的，请先在名册上改正再办。`,
  },
  facts_unknown: {
    status: 422,
    message: (d: { facts: string[] }) =>
      `还有情况没有登记，看不出符不符合条件：${d.facts.join('、')}。请先在名册上补上（自己办的，请联系村里）。`,
  },
  only_today: { status: 422, message: '自己在手机上办，从今天起参与；要补登以前的日期，请到村里办。' },
  day_wrong: {
    status: 422,
    message: (d: { day: string; earliest: string; today: string }) =>
      `日期 ${d.day} 不对：要在 ${d.earliest} 和今天（${d.today}）之间。`,
  },
  paper_missing: { status: 422, message: '在窗口代办，请注明是本人签了纸质登记表，还是当面口头同意。' },
  consent_missing: {
    status: 422,
    message: (d: { title: string }) => `要先同意“${d.title}”才能参与，请把内容念给本人听，或请本人看过再办。`,
  },
  purpose_unknown: { status: 404, message: '没有这一项同意内容，请刷新后再试。' },
  text_changed: { status: 409, message: '这一项的内容刚刚换了新的，请刷新看过新内容后再答。' },
  member_unknown: { status: 404, message: '这一户里没有找到这个人，请刷新后再试。' },
  not_yours: {
    status: 403,
    message: '同意要由本人来给：请他用自己的手机，或到村里办。14 岁以下的孩子由家长代答。',
  },
  guardian_missing: {
    status: 422,
    message: '14 岁以下的孩子，要由家长或其他监护人代答：请选是谁，是孩子的什么人。',
  },
  guardian_wrong: { status: 422, message: '监护人要是村里名册上的大人，不能是孩子自己。' },
  guardian_needless: { status: 422, message: '这个人满 14 岁了，请由本人来答。' },
  nothing_open: { status: 409, message: '这一项本来就没有同意，不用收回。' },
  text_same: { status: 422, message: '内容和现在的一样，没有发布新的一版。' },
  helper_unknown: { status: 404, message: '没有找到这位代办员，请从名单里选。' },
  helper_bound: { status: 409, message: '这位代办员已经在替您家办事了。' },
  helper_unbound: { status: 409, message: '这位代办员没有替您家办事，不用取消。' },
});
