/** What is kept, for how long and why: the floors and ceilings are the law's or the system's, the days in between the office's. */
export interface RetentionKind {
  kind: string;
  title: string;
  /** When the days begin. */
  since: string;
  usual: number;
  least: number;
  most: number;
  basis: string;
}

const YEAR = 365;

export const retentionKinds = [
  {
    kind: 'photos',
    title: '申报照片',
    since: '申报办结之日',
    usual: 3 * YEAR,
    least: YEAR,
    most: 10 * YEAR,
    basis: '《个人信息保护法》第十九条：保存期限为实现目的所必要的最短时间；留足年度结算和异议的时间。',
  },
  {
    kind: 'sessions',
    title: '登录设备记录（已退出的）',
    since: '退出或过期之日',
    usual: 7,
    least: 1,
    most: 180,
    basis: '《个人信息保护法》第十九条；登录这件事本身另记在操作记录里。',
  },
  {
    kind: 'sign_in_codes',
    title: '短信验证码',
    since: '发出之日',
    usual: 2,
    least: 1,
    most: 7,
    basis: '《个人信息保护法》第十九条：当天防重复发送够用即可。',
  },
  {
    kind: 'audit',
    title: '操作记录的细节（谁在什么时候从哪里做了什么）',
    since: '记录之日',
    usual: 5 * YEAR,
    least: 3 * YEAR,
    most: 30 * YEAR,
    basis:
      '《网络安全法》网络日志不少于六个月；《个人信息保护法》第五十六条处理情况记录至少三年。系统一律不少于三年。',
  },
  {
    kind: 'wishes',
    title: '办结的个人信息申请（删除、照片意见、副本的登记）',
    since: '办结之日',
    usual: 3 * YEAR,
    least: 3 * YEAR,
    most: 10 * YEAR,
    basis: '《个人信息保护法》第五十条要能说明怎么答复；第五十六条记录至少三年。',
  },
  {
    kind: 'uploads',
    title: '上传的名册原件',
    since: '上传之时',
    usual: 1,
    least: 1,
    most: 1,
    basis: '《个人信息保护法》第十九条：导入后撤回只需一天，系统固定。',
  },
  {
    kind: 'exports',
    title: '导出的文件',
    since: '做好之时',
    usual: 1,
    least: 1,
    most: 1,
    basis: '《个人信息保护法》第十九条：下载只需一天，系统固定。',
  },
  {
    kind: 'data_copies',
    title: '个人信息副本',
    since: '申请之时',
    usual: 1,
    least: 1,
    most: 1,
    basis: '《个人信息保护法》第四十五条提供副本；下载只需一天，系统固定。',
  },
] as const satisfies readonly RetentionKind[];

export type RetentionName = (typeof retentionKinds)[number]['kind'];
