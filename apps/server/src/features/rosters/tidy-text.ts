import { type Cell, textOf } from '../../platform/sheets/index.ts';

/**
 * Text as a person meant it: letters and digits of full width made narrow, spaces of all kinds made one, what cannot be
 * seen taken out.
 * @example tidy('１２３\u3000号') // '123 号'
 */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]/g, '')
    .replaceAll(/[\s\u3000]+/g, ' ')
    .trim();
}

export const tidyCell = (cell: Cell | undefined): string => tidy(textOf(cell));

/** Without any space, as headings and Chinese names are compared. */
export const compact = (text: string): string => tidy(text).replaceAll(' ', '');

/** What people write into a cell to say that there is nothing. */
const NOTHING = /^(无|暂无|没有|不详|未知|不明|空|未填|[-—–/\\.。、*×xX]+|null|n\/?a|none|0+)$/i;

/** A cell's text, or nothing if it only says that there is nothing. */
export function meant(cell: Cell | undefined): string {
  const text = tidyCell(cell);
  return NOTHING.test(text.replaceAll(' ', '')) ? '' : text;
}

/** The value of a spreadsheet's formula that went wrong, such as `#N/A`. */
export const isErrorCell = (text: string): boolean =>
  /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)/i.test(text);
