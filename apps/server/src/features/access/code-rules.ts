/** Figures of the codes sent to phones, in one place. */
export const codeRules = {
  livesSec: 5 * 60,
  /** From all addresses together; one address has five. */
  triesMax: 25,
  resendSec: 60,
  perDayMax: 10,
} as const;
