import { normalise, sentences } from './normalise.ts';
import { gain, gate, loss } from './outcomes.ts';
import { noTaking, protection } from './protection.ts';
import { low } from './standing.ts';
import type { Side, Statement } from './statements.ts';
import { anyOf, has } from './words.ts';

/** A sentence of a scheme's text and what is known of it before any guard looks. */
export interface Sentence {
  text: string;
  side: Side;
  prose: boolean;
  /** It stands among the rules of what points buy. */
  shop: boolean;
  /** It takes points, honours or a place on a list, or stands in an item that does. */
  loses: boolean;
  /** It gives points, or stands in an item that does. */
  gains: boolean;
  /** It says that something shall NOT be taken or held against people. */
  spares: boolean;
  /** It speaks of people who lost points or stand low, so that what it takes, it takes from them. */
  threatens: boolean;
  /** It names such people itself. */
  low: boolean;
  /** The sentence before it in the same text, which may name what this one takes. */
  before: string;
}

/** "In any of the following cases": what it threatens or promises holds for the points below it. */
const heading = anyOf([':$|[下以]列|如下|以下|之一']);
const denial = anyOf(['不予|不得|不能|不准|不纳入|不列入|不享受|不参评|不评|不给|排除|除外|取消|停']);

/** What an honour asks of people: who does not comply is kept out of it. */
const condition = anyOf(['无|没|未|非|零|不(?!看|问|论|管|分|限)|限|须|必须|要求|均|都|凡|才|以……12为']);

/** Cuts a statement into sentences and says of each what it does. */
export function sentencesOf(statement: Statement): Sentence[] {
  const { side, prose } = statement;
  const shop = statement.path[0] === 'redemption';
  const found: Sentence[] = [];
  let above = { loses: false, gains: false };
  let threatened = side === 'loss' && prose;
  for (const text of sentences(normalise(statement.text))) {
    const spares = has(protection, text) || has(noTaking, text);
    const denies = has(denial, text);
    const said = {
      loses:
        has(loss, text) ||
        has(gate, text) ||
        (denies && (side === 'use' || side === 'list' || side === 'title')),
      gains: has(gain, text),
    };
    if (has(heading, text)) above = { loses: (said.loses || denies) && !spares, gains: said.gains };
    const asked = side === 'title' && has(condition, text);
    const loses =
      side === 'loss' || asked || (side === 'gain' ? prose && said.loses : said.loses || above.loses);
    const gains = side === 'gain' || (side !== 'loss' && (said.gains || above.gains));
    const standsLow = has(low, text);
    threatened ||= prose && standsLow;
    const threatens = !spares && (threatened || standsLow);
    const previous = found.at(-1);
    const before = standsLow && previous && !previous.spares ? previous.text : '';
    found.push({
      text,
      side,
      prose,
      shop,
      spares,
      threatens,
      low: standsLow,
      before,
      loses: loses && !(prose && spares),
      gains,
    });
  }
  return found;
}
