/** Figures of the codes sent to phones, in one place. */
export const codeRules = {
  livesSec: 5 * 60,
  triesMax: 5,
  resendSec: 60,
  /** Codes a day for one phone: asked for from one network, … */
  fromOnePlaceMax: 10,
  /** … from all networks on which the phone was not proven lately, … */
  fromStrangersMax: 15,
  /** … and from those on which it was. At most 25 messages a day and phone are paid for. */
  fromProvenMax: 10,
  /** How long a network stays known as the phone's own. */
  provenDays: 90,
} as const;
