import { describe, expect, it } from 'vitest';
import type { Cell, Merge, Sheet } from '../../platform/sheets/index.ts';
import { checkDigit } from './read-id-number.ts';
import { guessReading, understand } from './index.ts';

const today = '2026-11-22';
const idOf = (first17: string) => first17 + checkDigit(first17);

function read(rows: Cell[][], merges: Merge[] = []) {
  const sheet: Sheet = { name: '名册', rows, merges };
  const { reading, header } = guessReading([sheet], 0);
  const understood = understand(sheet, reading, today);
  return {
    columns: reading.columns,
    header: [header.row, header.rows],
    families: understood.families.map(
      ({ doorCode, group, members }) =>
        `${doorCode} ${group}: ${members.map(({ name, relation }) => `${name} ${relation}`).join(', ')}`,
    ),
    faults: understood.faults.map(({ row, code }) => `${row + 1} ${code}`),
    skipped: understood.skipped.map(({ row, why }) => `${row + 1} ${why}`),
  };
}

const merge = (top: number, left: number, bottom: number, right: number): Merge => ({
  top,
  left,
  bottom,
  right,
});

describe('the ways in which rosters are laid out', () => {
  it('two rows of headings under a title, groups and households merged down', () => {
    const rows = [
      ['样例村花名册', null, null, null, null, null],
      ['小组', '户主信息', null, '家庭成员', null, '备注'],
      [null, '姓名', '身份证', '姓名', '关系', null],
      ['一组', '甲一', idOf('31011819600101001'), '甲一', '户主', null],
      [null, null, null, '甲二', '子', null],
      ['二组', '乙一', null, '乙一', '户主', null],
      [null, '乙一', null, '乙二', '之妻', null],
    ];
    const merges = [
      merge(0, 0, 0, 5),
      merge(1, 0, 2, 0),
      merge(1, 1, 1, 2),
      merge(1, 3, 1, 4),
      merge(1, 5, 2, 5),
      merge(3, 0, 4, 0),
      merge(3, 1, 4, 1),
      merge(5, 0, 6, 0),
    ];
    expect(read(rows, merges)).toMatchObject({
      header: [1, 2],
      columns: ['group', 'headName', 'idNumber', 'name', 'relation', 'note'],
      families: [' 一组: 甲一 head, 甲二 child', ' 二组: 乙一 head, 乙二 spouse'],
      faults: [],
    });
  });

  it('households by number, wherever their rows stand, the head not first', () => {
    const rows = [
      ['户号', '姓名', '与户主关系'],
      ['001', '甲二', '配偶'],
      ['002', '乙一', '户主'],
      ['001', '甲一', '户主'],
      ['002', '乙三', '户主'],
    ];
    expect(read(rows)).toMatchObject({
      families: ['001 : 甲一 head, 甲二 spouse', '002 : 乙一 head'],
      faults: ['5 head_repeated'],
    });
  });

  it('one row a household, its further members to the right', () => {
    const rows = [
      ['门牌', '户主', '配偶姓名', '配偶身份证号', '成员1姓名', '成员1关系', '手机'],
      ['1号', '甲一', '乙一', '3.1E+17', '甲三', '长女', '13912345678'],
      ['2号', '丙一', null, null, null, null, null],
      ['1号', '丁一', null, null, null, null, null],
    ];
    expect(read(rows)).toMatchObject({
      columns: [
        'doorCode',
        'name',
        'name@spouse',
        'idNumber@spouse',
        'name@member1',
        'relation@member1',
        'phone',
      ],
      families: ['1号 : 甲一 head, 甲三 child', '2号 : 丙一 head'],
      faults: ['2 id_scientific', '4 door_code_repeated'],
    });
  });

  it('pasted cells without headings, by what stands in them', () => {
    const rows = [
      ['甲一', '户主', '13912345678', '一组'],
      ['乙一', '妻', null, '一组'],
      ['丙一', '户主', '13912345679', '二组'],
    ];
    expect(read(rows)).toMatchObject({
      header: [-1, 0],
      columns: ['name', 'relation', 'phone', 'group'],
      families: [' 一组: 甲一 head, 乙一 spouse', ' 二组: 丙一 head'],
    });
  });

  it('without relations the first of each household is its head, and that is said', () => {
    const rows = [
      ['门牌', '姓名'],
      ['1号', '甲一'],
      ['1号', '甲二'],
      ['2号', '乙一'],
    ];
    expect(read(rows)).toMatchObject({
      families: ['1号 : 甲一 head, 甲二 other', '2号 : 乙一 head'],
      faults: ['2 head_assumed', '3 relation_missing'],
    });
  });

  it('titles between the rows name the group of what follows', () => {
    const rows = [
      ['门牌', '姓名', '与户主关系'],
      ['第一村民小组（2户）', null, null],
      ['1号', '甲一', '户主'],
      ['二组', null, null],
      ['2号', '乙一', '户主'],
      ['小计', '2人', null],
    ];
    expect(read(rows)).toMatchObject({
      families: ['1号 第一村民小组: 甲一 head', '2号 二组: 乙一 head'],
      skipped: ['2 group_title', '4 group_title', '6 total'],
    });
  });

  it('a sheet of anything else holds nobody, and nothing breaks', () => {
    expect(read([])).toMatchObject({ families: [], faults: [] });
    expect(read([[null], ['收支明细'], ['1月', { n: 12, w: '12' }]])).toMatchObject({ families: [] });
  });
});
