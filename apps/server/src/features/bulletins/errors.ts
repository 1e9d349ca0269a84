import { defineErrors } from '../../platform/errors/index.ts';

/** Answered as pages, not as JSON: whoever reads them has typed an address or scanned a code. */
export const bulletinErrors = defineErrors('bulletins', {
  village_unknown: { status: 404, message: '没有找到这个村的公示。请核对网址，或向村里要一个新的二维码。' },
  quarter_unknown: { status: 404, message: '没有这个季度的公示。请回到村的公示页，从列表里选。' },
});
