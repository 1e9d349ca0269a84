import type { Guard } from '../guard.ts';
import { app } from './app.ts';
import { belief } from './belief.ts';
import { benefits } from './benefits.ts';
import { blackList } from './black-list.ts';
import { beyondHonour } from './beyond-honour.ts';
import { credit } from './credit.ts';
import { criticism } from './criticism.ts';
import { debt } from './debt.ts';
import { equality } from './equality.ts';
import { family } from './family.ts';
import { fine } from './fine.ts';
import { health } from './health.ts';
import { income } from './income.ts';
import { joining } from './joining.ts';
import { lawsuit } from './lawsuit.ts';
import { league } from './league.ts';
import { membership } from './membership.ts';
import { minor } from './minor.ts';
import { papers } from './papers.ts';
import { person } from './person.ts';
import { personalData } from './personal-data.ts';
import { petition } from './petition.ts';
import { price } from './price.ts';
import { property } from './property.ts';
import { relatives } from './relatives.ts';
import { report } from './report.ts';
import { schooling } from './schooling.ts';
import { services } from './services.ts';
import { shame } from './shame.ts';
import { voluntary } from './voluntary.ts';
import { vote } from './vote.ts';

/** Every guard that reads words: grounds first, then sanctions, then what the product rules out. */
export const guards: readonly Guard[] = [
  petition,
  report,
  lawsuit,
  criticism,
  vote,
  belief,
  family,
  debt,
  health,
  equality,
  property,
  voluntary,
  benefits,
  income,
  schooling,
  services,
  papers,
  fine,
  person,
  membership,
  relatives,
  credit,
  shame,
  blackList,
  minor,
  personalData,
  app,
  league,
  price,
  joining,
];

/** Asked only where no other guard found anything. */
export const lastGuard: Guard = beyondHonour;
