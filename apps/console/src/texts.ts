import { consentTexts } from './texts/consents.ts';
import { desk } from './texts/desk.ts';
import { doors } from './texts/doors.ts';
import { groups } from './texts/groups.ts';
import { exportsOfVillage, imports } from './texts/imports.ts';
import { manage } from './texts/manage.ts';
import { oversight } from './texts/oversight.ts';
import { places } from './texts/places.ts';
import { privacy } from './texts/privacy.ts';
import { findPeople, reveal } from './texts/reveal.ts';
import { access } from './texts/access.ts';
import { duties } from './texts/duties.ts';
import { review } from './texts/review.ts';
import { roster } from './texts/roster.ts';
import { schemes } from './texts/schemes.ts';

// Every word the console shows, in one place: short, polite, no officialese.

export const texts = {
  app: {
    name: '积善',
    title: '管理台',
    menu: '主菜单',
    skip: '跳到正文',
    desk: '首页',
    review: '审核',
    claim: '代为申报',
    households: '家庭户',
    groups: '小组片区',
    scheme: '积分方案',
    manage: '管理',
    help: '帮助',
    me: '我的',
    elder: '大字版',
    offline: '网络断了。看到的是之前的内容，连上后会自动更新；没提交成的，连上后再按一次就行，不会重复。',
    waiting: (count: number) => (count > 99 ? '99+' : String(count)),
  },

  states: {
    loading: '正在打开…',
    code: '错误代码',
    retry: '再试一次',
    reload: '重新打开',
    home: '回到首页',
    crashed: '这一页没能打开',
    notFound: '没有这一页',
    notFoundHint: '地址可能打错了，或者内容已经挪了地方。',
  },

  errors: {
    noAnswer: '没连上服务器。请看看网络是不是断了，连上后再试一次。',
    fault: '页面出了点问题，请重新打开；还不行，请把下面的代码告诉管理员。',
  },

  signIn: {
    title: '管理台登录',
    username: '用户名',
    password: '密码',
    submit: '登录',
    failed: '没能登录',
    expired: '登录已经失效：太久没操作，或者在别处退出了。重新登录后会回到刚才那一页。',
    missing: { username: '请填写用户名。', password: '请填写密码。' },
    forgotten: '忘了密码，请找给您开通账号的人（村文书、镇工作专班或系统管理员）重打一张密码单。',
  },

  me: {
    title: '我的',
    name: '姓名',
    duties: '职责',
    signOut: '退出登录',
  },

  villages: { choose: '选择村居', all: '全部村居' },

  consentTexts,
  desk,

  doors,

  groups,
  manage,
  privacy,

  oversight,

  places,

  access,
  duties,
  review,

  imports,
  exportsOfVillage,

  claimStates: { in_review: '审核中', returned: '已退回', refused: '未通过', approved: '已通过' },

  photos: {
    none: '这一件没有照片',
    photo: (number: number) => `第 ${number} 张照片`,
    failed: '照片没能打开，请刷新再看。',
    withdrawn: '照片已撤下',
    enlarge: '看大图',
    viewer: '看大图',
    bigger: '放大',
    smaller: '缩小',
    turn: '转一下',
    previous: '上一张',
    next: '下一张',
    close: '关闭',
  },

  households: {
    title: '家庭户',
    search: '户主姓名、拼音首字母、手机尾号或门牌',
    group: '村民小组',
    allGroups: '全部小组',
    total: (count: number) => `共 ${count} 户`,
    loading: '正在取家庭户…',
    loadFailed: '没能取到家庭户',
    noMatch: '没有找到这样的家庭户',
    noMatchHint: '换个写法试试：姓名的拼音首字母、手机号后四位，或者门牌的开头。',
    empty: '这个村还没有家庭户',
    emptyHint: '把现有的花名册导进来，或者一户一户添加。',
    clear: '清除条件',
    columns: { door: '门牌', head: '户主', group: '村民小组', members: '人口', enrolled: '参与登记' },
    people: (count: number) => `${count} 人`,
    enrolled: '已参与',
    notEnrolled: '未参与',
  },

  household: {
    back: '返回家庭户列表',
    loading: '正在打开这一户…',
    loadFailed: '没能打开这一户',
    title: (head: string) => `户主 ${head}`,
    section: '片区',
    joinedOn: '参与日期',
    members: (count: number) => `家庭成员（${count} 人）`,
    notParticipating: '不参与计分',
    claim: '代这户申报',
    relations: { head: '户主', spouse: '配偶', child: '子女', parent: '父母', other: '其他亲属' },
    nth: (relation: string, place: number) => `${relation}，第${place}位`,
  },

  findPeople,
  reveal,

  roster,

  schemes,

  passbook: {
    title: '积分存折',
    loading: '正在打开存折…',
    loadFailed: '没能打开存折',
    empty: '存折还是空的',
    emptyHint: '第一笔积分入账后会出现在这里。',
    columns: { seq: '台账号', date: '日期', what: '事由', points: '积分', after: '余额', mark: '状态' },
    why: '为什么',
    whyTitle: '为什么是这些分',
    close: '关闭',
    more: '再看早一些的',
    booked: '入账',
    reverses: (seq: number | undefined) => (seq ? `冲回第 ${seq} 号` : '冲回'),
    reversedBy: (seq: number | undefined) => (seq ? `已被第 ${seq} 号冲回` : '已冲回'),
    wouldBe: (points: string, note: string) => `本应 ${points}${note ? `，${note}` : ''}`,
    category: '积分类别',
    happened: '发生日期',
    written: '入账日期',
    objection: '对这一笔有异议，可以向村委会提出，查实后会用一笔新的积分更正。',
    way: '这件事的经过',
    loadingEvent: '正在取这件事的经过…',
    eventFailed: '没能取到这件事的经过',
  },

  scheme: {
    loading: '正在打开积分方案…',
    loadFailed: '没能打开积分方案',
    version: '版本',
    from: '生效日期',
    balances: '积分种类',
    itemCount: '积分项目',
    items: (count: number) => `${count} 项`,
    stages: '一件申报怎么走',
    filed: '申报',
    booked: '入账',
    levels: { village: '村', town: '镇', district: '区' },
    deadline: (days: number) => `${days} 个工作日内`,
    search: '找积分项目或条款',
    noMatch: '没有这样的积分项目',
    noMatchHint: '换个词试试，或者清空后往下看。',
    columns: { item: '积分项目和条款', kind: '类型', points: '分值', limit: '上限', evidence: '佐证' },
    kinds: { award: '加分', deduction: '减分', appraisal: '评议', veto: '一票否决' },
    inactive: '暂未启用',
    noLimit: '不限',
    photos: (min: number) => (min > 0 ? `照片至少 ${min} 张` : '不要求照片'),
  },

  claim: {
    title: '代为申报',
    parts: {
      household: '替哪一户申报',
      item: '做了什么事',
      member: '是家里哪一位',
      grade: '哪一档',
      quantity: '数量',
      photos: '照片',
      reason: '为什么代报',
    },
    householdFirst: '先选好家庭户，再选是家里哪一位。',
    change: '换一个',
    searchHousehold: '户主姓名、拼音首字母或门牌',
    noHousehold: '没有找到这样的家庭户，换个写法试试。',
    searchItem: '找积分项目',
    noItem: '没有这样的积分项目，换个词试试。',
    photoCount: (min: number, max: number) =>
      min > 0 ? `至少 ${min} 张，最多 ${max} 张` : `可以不拍，最多 ${max} 张`,
    noPhotos: '这一户不同意拍照，不用拍；审核的人会到现场看或问邻居。',
    photoStatus: { sending: '正在上传…', stored: '已上传', failed: '没传上去' },
    addPhoto: '拍照或选照片',
    removePhoto: '拿掉',
    reasons: ['没有智能手机', '年纪大，不会操作', '手机不在身边', '行动不便', '本人在场，请我代办'],
    note: '想说明的话写在这里（可不写）',
    preview: (points: string) => `通过后预计 ${points}`,
    missing: (parts: readonly string[]) => `还差：${parts.join('、')}`,
    failed: '没能提交',
    submit: '提交申报',
    filedSeal: '已收',
    filed: (household: string) => `已为 ${household} 申报`,
    number: (number: string) => `编号 ${number}`,
    promised: (date: string) => `最晚 ${date} 有结果`,
    another: '再报一件',
  },

  help: {
    title: '帮助',
    phone: (place: string, phone: string) => `${place}电话：${phone}`,
    phoneHint: '拿不准的、办不了的，打这个电话问。',
    answers: [
      [
        '通过错了怎么办？',
        '10 秒内按“撤回”。已经入账的撤不回，请镇里作更正，系统会冲回原来那一笔，再记一笔新的。',
      ],
      ['为什么有的申报我看不到？', '自己家的申报不能自己审，系统不会给您看；别的环节的也不会出现。'],
      ['网络断了怎么办？', '连上后再按一次。同一件事按几次，系统只办一次。'],
      ['字太小怎么办？', '打开“大字版”，字和按钮都会变大，这台电脑（手机）会记住。'],
      ['出错了怎么报？', '把页面上的错误代码念给系统管理员，他能查到是哪一步出的问题。'],
    ] as const,
    keysTitle: '审核时的快捷键',
    key: '按键',
    does: '作用',
    keys: [
      ['A', '通过'],
      ['R', '退回补充，再按 1～8 选理由'],
      ['X', '不通过，再按 1～8 选理由'],
      ['Z', '看大图；大图里 + − 缩放，0 还原，R 转一下，← → 换照片，Esc 关闭'],
      ['J', '下一件（先不办这件）'],
      ['K', '上一件'],
      ['U', '撤回刚才的决定'],
      ['Esc', '取消'],
    ] as const,
  },
};
