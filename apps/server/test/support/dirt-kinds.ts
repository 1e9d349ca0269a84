import { checkDigit } from '../../src/features/rosters/read-id-number.ts';
import type { DirtyCell } from './dirty-rows.ts';
import {
  bornAs,
  noticed,
  noticeless,
  parts,
  PERSON,
  refuseAll,
  refused,
  rowAt,
  serialOf,
  type Soil,
  truthOf,
  wide,
  withId,
  written,
} from './soil.ts';

const line = (...cells: DirtyCell[]): DirtyCell[] => cells;
const MOBILE = '13912345678';

export const dirtKinds: Record<string, Soil> = {
  // Read all the same.
  name_with_spaces: written((truth) => ({ name: Array.from(truth.name).join(' ') })),
  name_with_wide_space: written((truth) => ({ name: `\u3000${truth.name}\u3000` })),
  name_with_invisible_letters: written((truth) => ({ name: `${truth.name}\u200b\ufeff` })),
  name_with_dot_of_another_kind: noticeless(() => ({
    cells: { name: '甲样•乙样' },
    truth: { name: '甲样·乙样' },
  })),
  name_with_role_in_brackets: written((truth) => ({ name: `${truth.name}（户主）`, relation: null }), 0),
  relation_with_prefix: written(() => ({ relation: '户主之妻' })),
  relation_by_code: written(() => ({ relation: '10' })),
  door_in_wide_digits: (family) => {
    for (const row of family.rows) row.door = wide(family.door);
  },
  door_merged_down: (family) => {
    for (const row of family.rows.slice(1)) row.door = null;
    family.mergeDoor = true;
  },
  door_only_in_first_row: (family) => {
    for (const row of family.rows.slice(1)) Object.assign(row, { door: null, group: null });
  },
  id_with_spaces: written((truth) => ({
    id: `${truth.id.slice(0, 6)} ${truth.id.slice(6, 14)} ${truth.id.slice(14)}`,
  })),
  id_in_wide_digits: written((truth) => ({ id: wide(truth.id) })),
  id_with_apostrophe: written((truth) => ({ id: `'${truth.id}` })),
  id_with_small_x: noticeless((truth) => {
    const born = truth.born;
    const order = Array.from({ length: 900 }, (_, at) => at + 101).find(
      (one) => one % 100 !== 0 && checkDigit(`310230${born.replaceAll('-', '')}${one}`) === 'X',
    );
    const id = `310230${born.replaceAll('-', '')}${order}X`;
    return { cells: { id: id.toLowerCase() }, truth: { id } };
  }),
  id_says_nothing: noticeless(() => ({ cells: { id: '——' }, truth: { id: '' } })),
  phone_as_number: noticeless(() => ({ cells: { phone: Number(MOBILE) }, truth: { phone: MOBILE } })),
  phone_with_country_code: noticeless(() => ({
    cells: { phone: '+86 139-1234-5679' },
    truth: { phone: '13912345679' },
  })),
  phone_in_wide_digits: noticeless(() => ({
    cells: { phone: wide('13912345680') },
    truth: { phone: '13912345680' },
  })),
  phone_says_nothing: written(() => ({ phone: '无' })),
  born_with_dots: bornAs((born) => parts(born).map(Number).join('.')),
  born_with_slashes: bornAs((born) => parts(born).map(Number).join('/')),
  born_in_words: bornAs(
    (born) => `${Number(parts(born)[0])}年${Number(parts(born)[1])}月${Number(parts(born)[2])}日`,
  ),
  born_as_eight_digits: bornAs((born) => Number(born.replaceAll('-', ''))),
  born_as_date_cell: bornAs((born) => ({ t: 'n', v: serialOf(born), z: 'yyyy/m/d' })),
  born_as_bare_serial: bornAs((born) => serialOf(born)),
  born_with_time: bornAs((born) => `${born} 00:00:00`),
  born_in_figures: noticeless(() => ({
    cells: { id: null, born: '一九六三年十二月二十一日' },
    truth: { id: '', born: '1963-12-21' },
  })),
  formula_with_value: written((truth) => ({ name: { t: 's', v: truth.name, f: 'D9' } })),
  // Rows that hold nobody.
  blank_rows: (family) => {
    family.before = [line(), line(null, null)];
  },
  form_rows_with_a_number_only: (family) => {
    family.after = [line(900), line(901)];
  },
  subtotal: (family) => {
    family.after = [line('小计', null, null, '18人')];
  },
  page_total: (family) => {
    family.after = [line(null, '本页合计', null, 30)];
  },
  headings_again: (family) => {
    family.before = [
      line(
        '序号',
        '村民小组',
        '门牌号',
        '姓名',
        '与户主关系',
        '公民身份号码',
        '联系电话',
        '出生年月日',
        '备注',
      ),
    ];
  },
  remark_between: (family) => {
    family.after = [line('注：以上各户均已核对，如有出入请到村委会更正。')];
  },
  // Taken in, and said.
  id_old: noticed('id_old', (truth) => {
    const old = `${truth.id.slice(0, 6)}${truth.id.slice(8, 17)}`;
    return { cells: { id: old } };
  }),
  phone_two: noticed('phone_two', () => ({
    cells: { phone: '13912345681/13912345682' },
    truth: { phone: '13912345681' },
  })),
  phone_landline: noticed('phone_landline', () => ({ cells: { phone: '021-59751234' } })),
  phone_malformed: noticed('phone_malformed', () => ({ cells: { phone: '1391234567' } })),
  phone_scientific: noticed('phone_scientific', () => ({ cells: { phone: '1.39E+10' } })),
  phone_error_value: noticed('value_error', () => ({ cells: { phone: '#N/A' } })),
  phone_shared: (family) => {
    const row = rowAt(family, PERSON);
    row.phone = rowAt(family, 0).phone;
    row.faults.push('phone_shared');
  },
  phone_elsewhere: (family, next) => {
    const row = rowAt(next, 0);
    row.phone = rowAt(family, 0).phone;
    row.truth = { ...truthOf(row), phone: truthOf(rowAt(family, 0)).phone };
    row.faults.push('phone_elsewhere');
  },
  phone_of_child: noticed(
    'phone_of_child',
    (truth) => {
      const changed = withId('2018-05-06', truth);
      return {
        cells: { id: changed.id ?? null, born: changed.born ?? null, phone: '13912345683' },
        truth: changed,
      };
    },
    2,
  ),
  born_month_only: noticed('date_month_only', () => ({
    cells: { id: null, born: '1990.1' },
    truth: { id: '', born: '' },
  })),
  born_two_digits: noticed('date_two_digits', () => ({
    cells: { id: null, born: '63.5.1' },
    truth: { id: '', born: '' },
  })),
  born_lunar: noticed('date_lunar', () => ({
    cells: { id: null, born: '1990年农历正月初五' },
    truth: { id: '', born: '' },
  })),
  born_later: noticed('date_future', () => ({
    cells: { id: null, born: '2027-01-01' },
    truth: { id: '', born: '' },
  })),
  born_no_such_day: noticed('date_malformed', () => ({
    cells: { id: null, born: '1990-02-30' },
    truth: { id: '', born: '' },
  })),
  born_differs: noticed('born_differs', () => ({ cells: { born: '1999-09-09' } })),
  relation_blank_for_head: noticed('head_assumed', () => ({ cells: { relation: null } }), 0),
  relation_unknown: noticed('relation_unknown', () => ({
    cells: { relation: '伙伴' },
    truth: { relation: 'other' },
  })),
  relation_missing: noticed('relation_missing', () => ({
    cells: { relation: null },
    truth: { relation: 'other' },
  })),
  name_rare: noticed('name_rare', () => ({ cells: { name: '甲\ue123' }, truth: { name: '甲\ue123' } })),
  group_spelling: (family) => {
    const number = Math.floor(family.number / 60) + 1;
    for (const row of family.rows) {
      row.group = `第${number}村民小组`;
      row.faults.push('group_spelling');
    }
  },
  person_died: refused('person_died', () => ({ note: '已故' })),
  person_left: refused('person_left', () => ({ note: '2024年迁出' })),
  head_minor: noticed(
    'head_minor',
    (truth) => {
      const changed = withId('2012-03-04', truth);
      return {
        cells: { id: changed.id ?? null, born: changed.born ?? null, phone: null },
        truth: { ...changed, phone: '' },
      };
    },
    0,
  ),
  // Not taken in, and said.
  id_scientific: refused('id_scientific', () => ({ id: '3.10118E+17' })),
  id_rounded: refused('id_rounded', (truth) => ({ id: Number(truth.id.slice(0, 17)) * 10 })),
  id_zeroed_tail: refused('id_zeroed_tail', (truth) => ({ id: `${truth.id.slice(0, 15)}000` })),
  id_one_short: refused('id_length', (truth) => ({ id: truth.id.slice(0, 17) })),
  id_one_wrong: refused('id_check_digit', (truth) => ({
    id: truth.id.slice(0, 17) + (truth.id.endsWith('1') ? '2' : '1'),
  })),
  id_no_such_birth: refused('id_birth', () => ({
    id: '31011819901301121' + checkDigit('31011819901301121'),
  })),
  id_no_such_region: refused('id_region', () => ({
    id: '99011819900101121' + checkDigit('99011819900101121'),
  })),
  id_repeated: (family, next) => {
    const row = rowAt(next, PERSON);
    Object.assign(row, { id: rowAt(family, PERSON).id, born: null, truth: null });
    row.faults.push('id_repeated');
  },
  person_repeated: (family) => {
    const first = rowAt(family, PERSON);
    family.rows.push({ ...first, id: null, truth: null, faults: ['person_repeated'] });
  },
  name_missing: refused('name_missing', () => ({ name: null })),
  name_garbled: refused('name_garbled', () => ({ name: '甲?' })),
  name_with_figures: refused('name_malformed', () => ({ name: '甲3' })),
  name_error_value: refused('cell_error', () => ({ name: '#REF!' })),
  name_of_several: refused('name_too_long', () => ({
    name: '甲一甲二甲三甲四甲五甲六甲七甲八甲九甲十甲一甲二甲三甲四甲五甲六',
  })),
  head_missing: (family) => {
    rowAt(family, 0).relation = '长子';
    refuseAll(family, 'head_missing');
  },
  head_refused: (family) => {
    const [head, ...others] = family.rows;
    if (!head) return;
    Object.assign(head, { id: '3.10118E+17', truth: null, faults: ['id_scientific'] });
    refuseAll(family, 'head_refused', others);
  },
  head_gone: (family) => {
    const [head, ...others] = family.rows;
    if (!head) return;
    Object.assign(head, { note: '已故', truth: null, faults: ['head_gone'] });
    refuseAll(family, 'head_refused', others);
  },
  door_code_missing: (family) => {
    for (const row of family.rows) row.door = null;
    refuseAll(family, 'door_code_missing');
  },
  door_code_repeated: (family, next) => {
    for (const row of next.rows) row.door = family.door;
    refuseAll(next, 'door_code_repeated');
  },
};
