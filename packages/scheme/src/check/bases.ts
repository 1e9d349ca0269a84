import { settlementRules } from '../compile/settlement-rules.ts';
import type { BaseRule } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { classKindsOfHolder } from './belonging.ts';
import { checkPoints } from './points.ts';
import { type Report, SUBJECT_WORDS } from './report.ts';
import { isInStep, UNIT_WORDS } from './units.ts';

export function checkBases(report: Report): void {
  const { document } = report;
  for (const [id, rule] of Object.entries(document.base ?? {})) {
    const path: Path = ['base', id];
    checkPoints(report, [...path, 'points'], rule.points);
    report.refer([...path, 'category'], rule.category, document.categories, 'ref.category', '类别');
    const of = rule.of ?? 'household';
    for (const [at, balance] of (rule.balances ?? []).entries()) {
      const place = [...path, 'balances', at];
      if (!report.refer(place, balance, document.balances, 'ref.balance', '账户')) continue;
      const holder = document.balances[balance]?.holder ?? 'household';
      if (holder !== of) {
        report.error(
          place,
          'base.holder',
          `账户 ${balance} 记在${SUBJECT_WORDS[holder]}名下，这项基础分给的是${SUBJECT_WORDS[of]}`,
        );
      }
    }
    checkBegins(report, path, rule);
    checkCategoryBounds(report, path, rule);
    if (rule.late === 'none' && rule.per === 'life') {
      report.error(
        [...path, 'late'],
        'base.late_life',
        '只给一次（life）的基础分谁参加都给，不能写 late: none',
      );
    }
    if (of !== 'group' && of !== 'section') {
      report.classes([...path, 'for'], rule.for, classKindsOfHolder(of), `给${SUBJECT_WORDS[of]}的基础分`);
      continue;
    }
    if (rule.for === undefined) continue;
    report.error([...path, 'for'], 'base.for', `${SUBJECT_WORDS[of]}没有分类，这项基础分不能写 for`);
  }
}

/** A base runs in step with the first balance it goes into; the others' years should begin on the same day. */
function checkBegins(report: Report, path: Path, rule: BaseRule): void {
  if (rule.per === 'life') return;
  const { balances } = report.document;
  const fed = (rule.balances ?? Object.keys(balances)).filter(
    (id) => (balances[id]?.holder ?? 'household') === (rule.of ?? 'household'),
  );
  const beginsOf = (id: string) => balances[id]?.begins ?? '01-01';
  const [first] = fed;
  const other = fed.find((id) => first !== undefined && beginsOf(id) !== beginsOf(first));
  if (first === undefined || other === undefined) return;
  report.warn(
    rule.balances ? [...path, 'balances'] : path,
    'base.begins',
    `账户 ${first} 的一年从 ${beginsOf(first)} 开始，${other} 从 ${beginsOf(other)} 开始；这项基础分按 ${first} 的来给，请分成几项，各写各的 balances`,
  );
}

/** A base of the same length as the bounds of its category, but out of step with them, falls into other periods. */
function checkCategoryBounds(report: Report, path: Path, { category, per, of, balances }: BaseRule): void {
  const { document } = report;
  const bounds = document.categories[category ?? '']?.bounds;
  if (bounds?.per !== per || per === 'life') return;
  const kind = of ?? 'household';
  const ids = balances ?? Object.keys(document.balances);
  const first = ids.find((id) => (document.balances[id]?.holder ?? 'household') === kind);
  const settled = settlementRules(document).find(
    (rule) => (rule.of ?? 'household') === kind && rule.per === per,
  );
  const { begins = '01-01' } = (first === undefined ? settled : document.balances[first]) ?? {};
  if (isInStep(per, bounds.begins, begins)) return;
  const cure =
    begins === '01-01' ? '请把上下线的 begins 去掉' : `请在这个类别的 bounds 里写 begins: ${begins}`;
  report.warn(
    path,
    'base.bounds',
    `类别 ${category} 的上下线按从 ${bounds.begins ?? '01-01'} 算起的${UNIT_WORDS[per]}算，这项基础分却按从 ${begins} 算起的${UNIT_WORDS[per]}给，对不上：有的日子这一类里没有基础分可扣。${cure}`,
  );
}
