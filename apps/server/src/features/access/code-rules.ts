/** Figures of the codes sent to phones, in one place. */
export const codeRules = {
  livesSec: 5 * 60,
  triesMax: 5,
  resendSec: 60,
  perDayMax: 10,
} as const;
