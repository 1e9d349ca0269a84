import type { GateRule, ListRule, TitleRule } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { parseDay } from '../time.ts';
import { classKindsOfHolder, kindsOf } from './belonging.ts';
import { checkComparison, checkLosses, checkPlaces } from './comparisons.ts';
import { BAR_WORDS } from './effects.ts';
import { checkFigure, checkSince, checkThreshold } from './figures.ts';
import { checkMonthDay } from './month-day.ts';
import { type Report, SUBJECT_WORDS } from './report.ts';
import { UNIT_WORDS } from './units.ts';

export function checkLists(report: Report): void {
  for (const [id, rule] of Object.entries(report.document.results?.lists ?? {})) {
    const path: Path = ['results', 'lists', id];
    checkId(report, path, id);
    checkComparison(report, path, rule);
    checkPlaces(report, path, rule);
    report.oneOf(path, rule, ['places', 'percent'], 'list.one_of', true);
    const by = rule.by ?? (rule.kind === 'red' ? 'earned' : 'deducted');
    if (rule.by !== undefined) checkFigure(report, [...path, 'by'], rule.by, rule);
    checkSince(report, path, by, rule);
    checkThreshold(report, [...path, 'least'], rule.least, by);
    checkColour(report, path, rule);
  }
}

function checkColour(report: Report, path: Path, rule: ListRule): void {
  if (rule.votedOn !== undefined && parseDay(rule.votedOn) === null) {
    report.error(
      [...path, 'votedOn'],
      'list.voted_on',
      `${rule.votedOn} 不是一个真实的日期，要写成“年-月-日”`,
    );
  }
  if (rule.kind === 'black' && rule.votedOn === undefined) {
    report.warn(path, 'list.not_voted', '黑榜要村民表决通过才出榜：表决以后把日期写进 votedOn，没有写就不出');
  }
  if (rule.kind === 'red' && rule.votedOn !== undefined) {
    report.error([...path, 'votedOn'], 'list.red', 'votedOn 只用在黑榜（kind: black）上');
  }
  if (rule.kind === 'red' && rule.by === 'deducted') {
    report.error([...path, 'by'], 'list.red', '红榜从高到低排、只列大于零的，不能按 deducted（扣的分）排');
  }
}

export function checkGates(report: Report): void {
  for (const [id, rule] of Object.entries(report.document.results?.gates ?? {})) {
    const path: Path = ['results', 'gates', id];
    checkComparison(report, path, rule);
    checkFigure(report, [...path, 'by'], rule.by, rule);
    checkSince(report, path, rule.by, rule);
    report.oneOf(path, rule, ['above', 'atLeast', 'top'], 'gate.one_of');
    checkLine(report, path, rule);
    checkMonthDay(report, [...path, 'on'], rule.on);
    if (rule.on !== undefined && rule.per === 'life') {
      report.error([...path, 'on'], 'gate.on', '不分期（life）的没有“每期的这一天”，不能写 on');
    } else if (rule.on !== undefined && rule.per !== 'year') {
      const words = UNIT_WORDS[rule.per];
      report.warn(
        [...path, 'on'],
        'gate.on',
        `${rule.on} 一年只有一天：按${words}的线只有它所在的那一期在那天看，别的各期也看最近的那一次。一年看一次的，per 写 year；每期期末看的，不写 on`,
      );
    }
  }
}

function checkLine(report: Report, path: Path, rule: GateRule): void {
  if (typeof rule.above === 'number') checkThreshold(report, [...path, 'above'], rule.above, rule.by);
  checkThreshold(report, [...path, 'atLeast'], rule.atLeast, rule.by);
  if (rule.top) {
    checkLosses(report, path, rule.by);
    report.oneOf([...path, 'top'], rule.top, ['places', 'percent'], 'gate.top');
    checkPlaces(report, [...path, 'top'], rule.top);
  }
}

export function checkTitles(report: Report): void {
  const { results } = report.document;
  const earlier = new Set<string>();
  for (const [id, rule] of Object.entries(results?.titles ?? {})) {
    const path: Path = ['results', 'titles', id];
    checkId(report, path, id);
    if (results?.lists && Object.hasOwn(results.lists, id)) {
      report.error(path, 'id.clash', `${id} 已经是一张榜的编号，称号要换一个编号`);
    }
    checkComparison(report, path, rule);
    checkPlaces(report, path, rule);
    if (rule.places !== undefined || rule.percent !== undefined) checkLosses(report, path, rule.by);
    checkChoice(report, path, rule);
    checkNeeds(report, path, rule);
    checkOthers(report, path, rule, 'needs', earlier);
    checkOthers(report, path, rule, 'excludes', earlier);
    earlier.add(id);
  }
}

function checkChoice(report: Report, path: Path, rule: TitleRule): void {
  report.oneOf(path, rule, ['places', 'percent', 'from'], 'title.one_of', true);
  const compares = rule.places ?? rule.percent ?? rule.from;
  if (rule.by === undefined) {
    if (compares !== undefined) {
      report.error(path, 'title.by', '写了 places、percent 或 from，就要写 by（按什么比）');
    }
  } else {
    checkFigure(report, [...path, 'by'], rule.by, rule);
    checkSince(report, path, rule.by, rule);
    checkThreshold(report, [...path, 'from'], rule.from, rule.by);
    checkThreshold(report, [...path, 'below'], rule.below, rule.by);
    if (compares === undefined) {
      report.error([...path, 'by'], 'title.by', '写了 by，还要写 places、percent 或 from，才知道取到哪里');
    }
  }
  if (rule.below === undefined) return;
  if (rule.from === undefined) report.error([...path, 'below'], 'title.below', 'below 要和 from 一起写');
  else if (rule.below <= rule.from) {
    report.error(
      [...path, 'below'],
      'title.below',
      `below ${rule.below} 不比 from ${rule.from} 大，谁也得不到`,
    );
  }
}

function checkNeeds(report: Report, path: Path, rule: TitleRule): void {
  const { items } = report.document;
  const of = rule.of ?? 'household';
  report.classes([...path, 'for'], rule.for, classKindsOfHolder(of), `给${SUBJECT_WORDS[of]}的称号`);
  if (rule.stars !== undefined) checkStarsExist(report, [...path, 'stars'], rule.stars, of);
  if (rule.item === undefined) return;
  if (!report.refer([...path, 'item'], rule.item, items, 'ref.item', '项目')) return;
  const item = items[rule.item];
  if (item && !kindsOf(item).has(of)) {
    report.error(
      [...path, 'item'],
      'title.item',
      `项目 ${rule.item} 的事不属于${SUBJECT_WORDS[of]}（看项目的 subjects），谁也得不到这个称号`,
    );
  }
}

/** Stars are only there to be asked for when some rule gives them to such holders, and so many of them. */
export function checkStarsExist(report: Report, path: Path, stars: number, of: string): void {
  if (report.document.template === true) return;
  const rules = (report.document.results?.stars ?? []).filter((rule) => (rule.of ?? 'household') === of);
  if (rules.length === 0) {
    report.error(path, 'ref.stars', '没有给这种对象评星的规则，请先在 results.stars 里写');
    return;
  }
  const best = Math.max(
    ...rules.map((rule) => {
      const steps = rule.percentile?.steps ?? rule.bands?.steps;
      if (steps) return Math.max(...steps.map((step) => step.stars));
      return rule.inspection?.grades ? Math.max(...Object.values(rule.inspection.grades)) : 10;
    }),
  );
  if (best < stars)
    report.error(path, 'ref.stars', `最多只评到 ${best} 颗星，这里要 ${stars} 颗，谁也达不到`);
}

/** Other titles that a title presupposes or shuts out: it must know who has them of the same period. */
function checkOthers(
  report: Report,
  path: Path,
  rule: TitleRule,
  word: 'needs' | 'excludes',
  earlier: ReadonlySet<string>,
): void {
  const titles = report.document.results?.titles;
  const cannot = word === 'needs' ? '谁也不会先有它' : '排除不了';
  for (const [at, id] of (rule[word] ?? []).entries()) {
    const place: Path = [...path, word, at];
    const other = titles?.[id];
    if (!report.refer(place, id, titles, 'ref.title', '称号') || !other) continue;
    if (!earlier.has(id)) {
      report.error(place, `title.${word}`, `称号按先后评，${id} 要写在这个称号前面`);
    } else if ((other.of ?? 'household') !== (rule.of ?? 'household')) {
      report.error(place, 'result.kind', `称号 ${id} 给的是另一种对象，${cannot}`);
    } else if (other.per !== rule.per) {
      const why = `称号 ${id} 按${UNIT_WORDS[other.per]}评，这个称号按${UNIT_WORDS[rule.per]}评；只看同一期的，${cannot}`;
      if (word === 'needs') report.error(place, 'title.needs', why);
      else report.warn(place, 'title.excludes', why);
    }
  }
}

/** Bars call titles and lists by id beside words of their own. */
function checkId(report: Report, path: Path, id: string): void {
  if (!BAR_WORDS.includes(id)) return;
  report.error(path, 'id.clash', `${id} 是规定的词（用在 effects.bars 里），编号要换一个`);
}
