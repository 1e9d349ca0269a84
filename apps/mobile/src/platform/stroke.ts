/** A point of the screen as a share of the pad it lies on. */
export interface Share {
  x: number;
  y: number;
}

/** A tap covers this much of the pad, and a stroke at least: a face is never a single point. */
const LEAST = 0.12;
/** Fingers go over the middle of what they mean. */
const MARGIN = 0.03;

const within = (value: number) => Math.min(1, Math.max(0, value));

/** The box around a stroke, with a margin, within the pad. */
export function boxOfStroke(points: readonly Share[]): {
  x: number;
  y: number;
  width: number;
  height: number;
} {
  const side = (values: number[]) => {
    const from = Math.min(...values) - MARGIN;
    const until = Math.max(...values) + MARGIN;
    const missing = Math.max(0, LEAST - (until - from)) / 2;
    return { from: within(from - missing), until: within(until + missing) };
  };
  const across = side(points.map((point) => point.x));
  const down = side(points.map((point) => point.y));
  return {
    x: across.from,
    y: down.from,
    width: across.until - across.from,
    height: down.until - down.from,
  };
}
