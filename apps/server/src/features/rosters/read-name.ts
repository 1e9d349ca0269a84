import type { Cell } from '../../platform/sheets/index.ts';
import { isErrorCell, meant } from './tidy-text.ts';

export type NameFault = 'name_missing' | 'name_garbled' | 'name_malformed' | 'name_too_long' | 'cell_error';

export type NameReading =
  /** `remark`: what stood in brackets behind the name, such as 已故 or 户主; `isRare`: has a letter of a private font. */
  | { kind: 'ok'; name: string; remark: string; isRare: boolean }
  | { kind: 'bad'; fault: NameFault; remark: string };

const LETTERS_MAX = 30;

/** Reads a person's name: spaces between its letters, full-width letters and remarks in brackets taken off. */
export function readName(cell: Cell | undefined): NameReading {
  const text = meant(cell);
  if (isErrorCell(text)) return { kind: 'bad', fault: 'cell_error', remark: '' };
  const [bare, remark] = takeRemark(text);
  const name = /\p{Script=Han}/u.test(bare) ? bare.replaceAll(' ', '') : bare;
  const dotted = name.replaceAll(/[•●．.‧・∙⋅・]/g, '·').replaceAll(/^·+|·+$/g, '');
  const letters = Array.from(dotted);
  if (letters.length === 0) return { kind: 'bad', fault: 'name_missing', remark };
  if (/[\ufffd?？□■]|锟斤拷|烫烫|[ÀÁÂÃÄÅÆÇÈÉ]{2}/.test(dotted))
    return { kind: 'bad', fault: 'name_garbled', remark };
  if (letters.length > LETTERS_MAX) return { kind: 'bad', fault: 'name_too_long', remark };
  if (!/^[\p{Letter}\p{Co}〇][\p{Letter}\p{Co}\p{Mark}〇·'\- ]*$/u.test(dotted))
    return { kind: 'bad', fault: 'name_malformed', remark };
  return { kind: 'ok', name: dotted, remark, isRare: /\p{Co}/u.test(dotted) };
}

function takeRemark(text: string): [bare: string, remark: string] {
  const found = /^([^()（）[\]【】]*)[([（【]([^()（）[\]【】]*)[)\]）】]?$/.exec(text);
  return found ? [(found[1] ?? '').trim(), (found[2] ?? '').trim()] : [text, ''];
}

/** Whether a remark says that the person is dead or has left the village. */
export function readStatus(text: string): 'died' | 'left' | null {
  if (/已故|去世|死亡|过世|病故|亡故|身故|逝世|离世|已亡|殁/.test(text)) return 'died';
  return /迁出|迁走|已迁|外迁|迁往|外嫁|出嫁|嫁出|销户|注销户口|户口注销|已注销/.test(text) ? 'left' : null;
}
