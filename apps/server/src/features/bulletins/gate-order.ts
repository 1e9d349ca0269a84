/** What the order of a sheet rests on; neither is shown with the name. */
interface Gate {
  group: string;
  doorCode: string;
}

/**
 * The order of the village itself and no ranking, the same on every sheet: groups as their first gates follow each
 * other (by name, 十组 would stand before 二组), households by their gates; those that are no longer known come last.
 * @example
 * const gates = [{ group: '二组', doorCode: 'B2' }, { group: '一组', doorCode: 'A1' }];
 * gates.sort(gateOrder(gates))[0]?.group // '一组'
 */
export function gateOrder(
  gates: readonly (Gate | undefined)[],
): (left: Gate | undefined, right: Gate | undefined) => number {
  const firstOf = new Map<string, string>();
  for (const gate of gates) {
    if (gate === undefined) continue;
    const first = firstOf.get(gate.group);
    if (first === undefined || gate.doorCode < first) firstOf.set(gate.group, gate.doorCode);
  }
  const keyOf = (gate: Gate | undefined): string =>
    gate === undefined ? '\uffff' : [firstOf.get(gate.group), gate.group, gate.doorCode].join('\n');
  return (left, right) => {
    const [a, b] = [keyOf(left), keyOf(right)];
    return a < b ? -1 : a > b ? 1 : 0;
  };
}
