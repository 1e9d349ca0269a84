import type { Role } from '../lib/api-types.ts';

/** The words of the first page: what waits, and what comes first where a place does not run yet. */
export const desk = {
  hello: (name: string) => `${name}，您好`,
  waiting: (count: number) => `有 ${count} 件等您审核`,
  parts: (of: { overdue: number; risky: number; clean: number }) =>
    [
      of.overdue > 0 && `${of.overdue} 件已超期`,
      of.risky > 0 && `${of.risky} 件要细看（排在前面）`,
      of.clean > 0 && `${of.clean} 件没有疑点`,
    ]
      .filter(Boolean)
      .join('，'),
  begin: '开始审核',
  all: (count: number) => `看全部 ${count} 件`,
  nothing: '眼下没有要审核的',
  nothingHint: '有新的申报会出现在这里。',
  claimHint: '替不方便用手机的村民申报',
  householdsHint: '查家庭户和积分存折',
  schemeHint: '看积分项目、分值和条款',
  steps: {
    title: '接下来先做这件事',
    later: '然后',
    more: (count: number) => `还有 ${count} 件，办好上面的就会列出来。`,
    at: (place: string) => `${place}：`,
    district: { title: '还没有开通地区', hint: '先开通区县，再开通下面的镇街和村居。', go: '开通区县' },
    town: { title: '还没有开通镇街', hint: '从全国区划代码表里挑，一次一个。', go: '开通镇街' },
    village: { title: '还没有开通村居', hint: '从全国区划代码表里挑，一次一个。', go: '开通村居' },
    roster: {
      title: '还没有名册',
      hint: '把现有的花名册导进来，每家就有了积分存折。',
      go: '导入名册',
    },
    scheme: {
      title: '还没有积分方案',
      hint: '从一个现成方案开始，或者粘贴村里议定的方案。发布以后才能申报。',
      go: '选用积分方案',
    },
    waitScheme: {
      title: '还没有积分方案',
      hint: '等村文书发布了积分方案，就能申报和审核。',
      go: '看积分方案',
    },
    enrol: {
      title: '还没有家庭户参与登记',
      hint: '愿意参与的，登记以后才开始记分。在家庭户里一户一户办。',
      go: '办理参与登记',
    },
    official: (title: string, role: Role) => ({
      title: `还没有${title}`,
      hint:
        role === 'clerk' || role === 'town_office'
          ? '给他开一个账号，打一张密码单，剩下的由他来办。'
          : '申报来了要有人审核。给他开一个账号，打一张密码单。',
      go: `安排${title}`,
    }),
  },
};
