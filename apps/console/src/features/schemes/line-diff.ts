/** A line of two texts laid over each other. `before` and `after` are line numbers from 1, null where it is not. */
export interface DiffLine {
  kind: 'same' | 'gone' | 'new';
  text: string;
  before: number | null;
  after: number | null;
}

/** Lines left of two texts, without what is alike at their beginnings and ends. */
function middleOf(before: readonly string[], after: readonly string[]) {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { head, endBefore: before.length - tail, endAfter: after.length - tail };
}

/** More pairs of lines than this are not laid over each other: everything between is then old, then new. */
const pairsMax = 4_000_000;

type Common = (oldLine: number, newLine: number) => number;

/** How many lines the rests of two texts from a pair of places on have in common at most. */
function commonLengths(before: readonly string[], after: readonly string[]): Common {
  if (before.length * after.length > pairsMax) return () => 0;
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  const at: Common = (i, j) => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  return at;
}

/** Every line of two texts in order: alike, only in the old one, only in the new one. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const { head, endBefore, endAfter } = middleOf(old, now);
  const [oldMiddle, newMiddle] = [old.slice(head, endBefore), now.slice(head, endAfter)];
  const common = commonLengths(oldMiddle, newMiddle);
  const lines: DiffLine[] = [];
  const same = (i: number, j: number) =>
    lines.push({ kind: 'same', text: old[i] ?? '', before: i + 1, after: j + 1 });
  for (let at = 0; at < head; at += 1) same(at, at);
  let [i, j] = [0, 0];
  while (i < oldMiddle.length || j < newMiddle.length) {
    if (i < oldMiddle.length && j < newMiddle.length && oldMiddle[i] === newMiddle[j]) {
      same(head + i, head + j);
      i += 1;
      j += 1;
    } else if (j >= newMiddle.length || (i < oldMiddle.length && common(i + 1, j) >= common(i, j + 1))) {
      lines.push({ kind: 'gone', text: oldMiddle[i] ?? '', before: head + i + 1, after: null });
      i += 1;
    } else {
      lines.push({ kind: 'new', text: newMiddle[j] ?? '', before: null, after: head + j + 1 });
      j += 1;
    }
  }
  for (let at = endBefore; at < old.length; at += 1) same(at, at - endBefore + endAfter);
  return lines;
}

/** The lines that differ, each stretch with a few of its neighbours; stretches are apart where lines are left out. */
export function stretchesOf(lines: readonly DiffLine[], around = 2): DiffLine[][] {
  const isNear = lines.map((_line, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({ kind }) => kind !== 'same'),
  );
  const stretches: DiffLine[][] = [];
  lines.forEach((line, at) => {
    if (!isNear[at]) return;
    const last = stretches.at(-1);
    if (last && isNear[at - 1]) last.push(line);
    else stretches.push([line]);
  });
  return stretches;
}
