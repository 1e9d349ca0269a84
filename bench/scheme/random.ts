/** Of every made-up village, so that each run scores the same ones. */
export const SEED = 7;

/** Small and fast; good enough to spread events over a year. The same seed gives the same numbers. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
