import { tell } from './events.ts';
import type { Known } from './known.ts';
import { isListed } from './lists.ts';
import type { Story } from './record.ts';
import { starsIn } from './stars.ts';
import { hasTitle } from './titles.ts';

/** The whole story of what is known, which can be asked what any period gave. */
export function tellAll(known: Known): Story {
  const story = tell(known);
  story.had = ({ title, list, stars = 0 }, holder, period) => {
    if (title !== undefined) return hasTitle(story, title, holder, period);
    if (list !== undefined) return isListed(story, list, holder, period);
    return starsIn(story, holder, period) >= stars;
  };
  return story;
}
