const partNames = {
  points: '分值',
  limit: '上限',
  title: '名称',
  kind: '类型',
  category: '类别',
  photos: '照片至少',
  active: '启用',
  season: '时节',
  clause: '条款',
  note: '说明',
};

const kindNames: Readonly<Record<string, string>> = {
  award: '加分',
  deduction: '减分',
  appraisal: '评议',
  veto: '一票否决',
};

function sayPart(part: keyof typeof partNames, value: string): string {
  if (part === 'kind') return kindNames[value] ?? value;
  if (part === 'active') return value === 'yes' ? '是' : '否';
  if (part === 'photos') return `${value} 张`;
  if (part === 'limit') return value || '不限';
  return part === 'points' || part === 'season' || value === '' ? value : `“${value}”`;
}

/** The words of publishing a scheme, and the templates above it. */
export const schemes = {
  none: '还没有发布积分方案',
  noneForReaders: '还没有发布方案，请村文书来发布。',
  noneForPublishers: '从一个现成方案开始，或者把村里议定的方案粘贴进来。发布以后，大家就能参与登记和申报。',
  publishNew: '发布新版本',
  newVersionHint: '从现在的方案改起，改好检查，看清改了什么再发布；已经记的分不会变。',
  startFailed: '没能取到现在的方案',
  started: (from: string, version: string, day: string) =>
    `下面是版本 ${from} 的全文。版本号先写成了 ${version}，从${day}起用；这两行也可以改。`,
  startAgain: '重新从现在的方案改起',
  back: '先不发布',
  choose: '选一个现成方案',
  chooseHint: '选了还可以改，改好再发布。',
  packsFailed: '没能取到现成方案',
  chosen: (title: string) => `已选：${title}。可以直接检查，也可以在下面改。`,
  paste: '粘贴自己的方案（YAML）',
  edit: '方案全文（YAML）',
  note: '说明（可以不写），例如：村民代表会议 11 月 20 日通过',
  check: '检查',
  checked: (version: string, day: string) => `没有问题。发布后，版本 ${version} 从${day}起用。`,
  publish: (day: string) => `发布，从${day}起用`,
  published: (version: string, day: string) => `版本 ${version} 已发布，从${day}起用。`,
  findings: (count: number) => `有 ${count} 处要改`,
  line: (line: number) => `第 ${line} 行`,
  warnings: (count: number) => `有 ${count} 处提醒，看一看，不改也能发布`,
  changes: {
    title: (version: string) => `和版本 ${version} 比，改了这些`,
    none: '除了版本号和日期，什么都没有改。',
    items: {
      changed: (count: number) => `改了 ${count} 个积分项目`,
      added: (count: number) => `新增 ${count} 个积分项目`,
      removed: (count: number) => `去掉 ${count} 个积分项目`,
    },
    marks: { changed: '改', added: '新增', removed: '去掉' },
    part: ({ part, before, after }: { part: keyof typeof partNames; before: string; after: string }) => {
      const [from, to] = [sayPart(part, before), sayPart(part, after)];
      if (from === '') return `${partNames[part]} ${to}`;
      return to === '' ? `原来${partNames[part]} ${from}` : `${partNames[part]}由 ${from} 改为 ${to}`;
    },
    sections: (names: readonly string[]) => `还改了这些部分：${names.join('、')}。`,
    sectionNames: {
      title: '名称',
      decimals: '小数位数',
      unit: '单位',
      note: '说明',
      source: '来源',
      facts: '要登记的情况',
      who: '谁能参与',
      balances: '积分种类',
      base: '基础分',
      categories: '积分类别',
      caps: '总上限',
      review: '审核',
      notice: '公示',
      results: '结算和评定',
      redemption: '兑换',
      funds: '资金来源',
      dividends: '分红',
      making: '怎么修订',
      display: '手机首页的项目',
      locked: '锁住的地方',
      template: '是不是样板',
    } as Readonly<Record<string, string>>,
    lines: '一行一行看原文的改动',
    lineKinds: { same: '没有改', gone: '去掉的', new: '新写的' },
  },
  missingAbove: (name: string) => `这个方案要用上级的样板“${name}”，镇里、区里都还没有发布。`,
  missingAboveWho: '请镇工作专班在“管理 → 地区”打开本镇，在“方案样板”里发布它，再回来检查。',
  failed: '没能发布',
  failedCheck: '还不能发布',
  firstPublish: '先发布积分方案',
  firstPublishWhy: '村里还没有积分方案，现在还不能办参与登记，也不能申报。',
  templates: {
    title: '方案样板',
    hint: '下面的村可以继承这里发布的样板；锁住的地方村里不能改。',
    none: '还没有发布样板',
    published: (version: string, day: string) => `版本 ${version}，${day}发布`,
    inherited: (place: string) => `${place}已发布，这里继承`,
    publish: '发布这个样板',
    publishSure: '发布后下面的村都能继承，不能再改。',
    publishYes: '发布',
    publishNo: '先不发布',
    publishNamed: (title: string) => `发布这个样板：${title}`,
    done: '样板已发布，下面的村可以用了。',
    loadFailed: '没能取到方案样板',
  },
};
