import { toMinor } from '../amounts.ts';
import type { ClassKind, SchemeDocument, SubjectKind } from '../document.ts';
import type { Path } from '../read/locate.ts';
import { nearest } from '../read/nearest.ts';
import type { Unread } from '../read/readable.ts';

export interface Fault {
  level: 'error' | 'warning';
  code: string;
  path: Path;
  message: string;
  clause?: string;
}

export const SUBJECT_WORDS: Record<SubjectKind, string> = {
  household: '家庭户',
  member: '成员',
  organisation: '单位',
  group: '村民小组',
  section: '片区',
};

/** The section in which what is pointed at stands, by the code of the finding; the others stand beside. */
const SECTION_OF: Readonly<Record<string, string>> = {
  'ref.balance': 'balances',
  'ref.category': 'categories',
  'ref.class': 'who',
  'ref.clause': 'source',
  'ref.fact': 'facts',
  'ref.gate': 'results',
  'ref.item': 'items',
  'ref.list': 'results',
  'ref.order_class': 'redemption',
  'ref.procedure': 'review',
  'ref.title': 'results',
};

/** Collects what the checks find in one document. Sections that a template leaves out stand empty. */
export class Report {
  readonly document: SchemeDocument;
  readonly faults: Fault[] = [];
  /** What a template points at may be written by its heirs. */
  private readonly lenient: boolean;
  private readonly unread: Unread | undefined;

  constructor(document: SchemeDocument, unread?: Unread) {
    const empty = { balances: {}, categories: {}, items: {}, review: { default: '', procedures: {} } };
    this.document = { ...empty, ...document };
    this.unread = unread;
    this.lenient = document.template === true && unread === undefined;
  }

  error(path: Path, code: string, message: string): void {
    this.faults.push({ level: 'error', code, path, message });
  }

  warn(path: Path, code: string, message: string): void {
    this.faults.push({ level: 'warning', code, path, message });
  }

  /** An id that must be one of the keys of a section. Says whether it is. */
  refer(path: Path, id: string | undefined, known: object | undefined, code: string, what: string): boolean {
    if (id === undefined || (known !== undefined && Object.hasOwn(known, id))) return true;
    if (this.lenient || this.isHidden(id, code)) return false;
    const ids = Object.keys(known ?? {});
    const near = nearest(id, ids);
    const hint = near === null ? '' : `，是不是想写 ${near}？`;
    const list =
      ids.length > 0 ? `现有：${ids.slice(0, 12).join('、')}${ids.length > 12 ? '…' : ''}` : '现在一个也没有';
    this.error(path, code, `没有编号是 ${id} 的${what}${hint === '' ? '。' : hint}${list}`);
    return false;
  }

  /** Whether what an id points at may stand in a part that could not be read. */
  private isHidden(id: string, code: string): boolean {
    const section = SECTION_OF[code];
    if (!this.unread) return false;
    return this.unread.ids.has(id) || (section !== undefined && this.unread.gone.has(section));
  }

  /** The same for a list of ids. */
  referAll(
    path: Path,
    ids: readonly string[] | undefined,
    known: object | undefined,
    code: string,
    what: string,
  ): void {
    for (const [at, id] of (ids ?? []).entries()) this.refer([...path, at], id, known, code, what);
  }

  /** Classes of kinds that can be known where they are used. */
  classes(path: Path, ids: readonly string[] | undefined, kinds: readonly ClassKind[], what: string): void {
    const known = this.document.who?.classes;
    for (const [at, id] of (ids ?? []).entries()) {
      if (!this.refer([...path, at], id, known, 'ref.class', '分类')) continue;
      const kind = known?.[id]?.of;
      if (kind !== undefined && !kinds.includes(kind)) {
        const words = kinds.map((one) => SUBJECT_WORDS[one]).join('、');
        const usable = words === '' ? '不属于哪一户、哪个成员，用不了分类' : `只能用${words}的分类`;
        this.error([...path, at], 'class.kind', `分类 ${id} 说的是${SUBJECT_WORDS[kind]}，${what}${usable}`);
      }
    }
  }

  /** An amount that so many decimals can hold; those of the scheme unless others are named. */
  amount(path: Path, points: number | undefined, decimals = this.document.decimals ?? 0): void {
    if (points === undefined || toMinor(points, decimals) !== null) return;
    const own = decimals === (this.document.decimals ?? 0);
    const cure = decimals === 2 || !own ? '' : '，或把 decimals 改大';
    const unit = path.at(-2) === 'perUnit' && path.at(-1) === 'points';
    const half = unit ? '；像“一小时半分”就写 { points: 1, for: 2 }' : '';
    const whose = own ? '这个方案的积分保留' : '这里只能有';
    this.error(
      path,
      'amount.decimals',
      `${points} 的小数太多：${whose} ${decimals} 位小数，请改数值${cure}${half}`,
    );
  }

  /** Of several keys exactly one (or, with `none`, at most one) may be written. */
  oneOf(path: Path, rule: object, keys: readonly string[], code: string, none = false): void {
    const written = keys.filter((key) => Object.hasOwn(rule, key));
    if (written.length > 1) {
      this.error(
        path,
        code,
        `${written.join('、')} 只能写一样，${none ? '或都不写' : `在 ${keys.join('、')} 里选一样`}`,
      );
    } else if (written.length === 0 && !none) {
      this.error(path, code, `要在 ${keys.join('、')} 里选一样写，现在一样也没有写`);
    }
  }
}
