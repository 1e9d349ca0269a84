/** A failure prints its seed; `JISHAN_SEED` runs it again, and a whole run sets it, to judge one commit alike every time. */
export const seed = process.env.JISHAN_SEED === undefined ? {} : { seed: Number(process.env.JISHAN_SEED) };
