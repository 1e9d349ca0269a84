import { z } from 'zod';

const GradeAnswer = z.object({ id: z.string(), title: z.string(), min: z.number(), max: z.number() });

/** How an item's points come about, in points as people write them; positive also for a deduction. */
export const PointsAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('fixed'), points: z.number() }),
  z.object({ type: z.literal('range'), min: z.number(), max: z.number() }),
  z.object({ type: z.literal('grades'), grades: z.array(GradeAnswer) }),
  z.object({
    type: z.literal('perUnit'),
    each: z.number(),
    for: z.number(),
    unit: z.string(),
    whole: z.boolean(),
    max: z.number().nullable(),
  }),
  z.object({
    type: z.literal('tiers'),
    unit: z.string(),
    steps: z.array(z.object({ from: z.number(), points: z.number() })),
  }),
  z.object({
    type: z.literal('byDate'),
    steps: z.array(z.object({ until: z.string(), points: z.number() })),
    after: z.number().nullable(),
  }),
  z.object({
    type: z.literal('byTimes'),
    per: z.enum(['day', 'week', 'month', 'bimonth', 'quarter', 'half', 'year', 'life']),
    of: z.enum(['holder', 'household', 'member', 'organisation', 'group', 'section', 'village']),
    steps: z.array(z.object({ from: z.number(), points: z.number() })),
  }),
  z.object({
    type: z.literal('score'),
    max: z.number(),
    parts: z.array(z.object({ id: z.string(), title: z.string(), max: z.number() })),
  }),
  z.object({
    type: z.literal('faults'),
    full: z.number(),
    each: z.number(),
    floor: z.number(),
    unit: z.string(),
  }),
  z.object({
    type: z.literal('formula'),
    label: z.string(),
    min: z.number().nullable(),
    max: z.number().nullable(),
  }),
  z.object({ type: z.literal('none') }),
]);

export const ItemAnswer = z.object({
  id: z.string(),
  title: z.string(),
  short: z.string(),
  category: z.string(),
  kind: z.enum(['award', 'deduction', 'appraisal', 'veto']),
  subjects: z.array(z.enum(['household', 'member', 'organisation', 'group', 'section'])),
  points: PointsAnswer,
  pointsLabel: z.string(),
  capture: z.array(z.enum(['claim', 'behalf', 'visit', 'activity', 'document', 'import'])),
  evidence: z.object({
    photosMin: z.number().int(),
    photosMax: z.number().int(),
    kinds: z.array(z.string()),
    note: z.string(),
  }),
  limitLabel: z.string(),
  clause: z.string(),
  clauseText: z.string(),
  icon: z.string(),
  active: z.boolean(),
  season: z.object({ from: z.string(), to: z.string() }).nullable(),
  note: z.string(),
});

export const SchemeAnswer = z.object({
  schemeId: z.string(),
  title: z.string(),
  version: z.string(),
  from: z.string(),
  decimals: z.number().int(),
  unitLabel: z.string(),
  balances: z.array(z.object({ id: z.string(), label: z.string(), holder: z.string(), period: z.string() })),
  categories: z.array(z.object({ id: z.string(), title: z.string() })),
  items: z.array(ItemAnswer),
  /** At most six item ids for the first screen. */
  tiles: z.array(z.string()),
  stages: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      role: z.string(),
      level: z.enum(['village', 'town', 'district']),
      deadlineWorkdays: z.number(),
    }),
  ),
});

export const VersionsAnswer = z.object({
  versions: z.array(
    z.object({
      version: z.string(),
      schemeId: z.string(),
      from: z.string(),
      sha256: z.string(),
      note: z.string(),
      publishedAt: z.iso.datetime({ offset: true }),
      inForce: z.boolean(),
    }),
  ),
});

/** The newest published document, to begin the next from. */
export const SchemeTextAnswer = z.object({
  version: z.string(),
  from: z.string(),
  inForce: z.boolean(),
  document: z.string(),
  /** A number that is free, and the first day that another version may begin on. */
  next: z.object({ version: z.string(), from: z.string() }),
});

const FindingAnswer = z.object({
  level: z.enum(['error', 'warning']),
  code: z.string(),
  path: z.string(),
  message: z.string(),
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
  clause: z.string().nullable(),
});

/** What a document would change, as people see it. */
export const ComparisonAnswer = z.object({
  findings: z.array(FindingAnswer),
  /** The version that it was compared with; null where there is none, or the document cannot be read. */
  against: z.string().nullable(),
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      change: z.enum(['added', 'removed', 'changed']),
      parts: z.array(
        z.object({
          part: z.enum([
            'points',
            'limit',
            'title',
            'kind',
            'category',
            'photos',
            'active',
            'season',
            'clause',
            'note',
          ]),
          before: z.string(),
          after: z.string(),
        }),
      ),
    }),
  ),
  /** Other parts of the document in which something is different, by their names in it. */
  sections: z.array(z.string()),
});

export const TemplatesAnswer = z.object({
  templates: z.array(
    z.object({
      schemeId: z.string(),
      version: z.string(),
      sha256: z.string(),
      note: z.string(),
      publishedAt: z.iso.datetime({ offset: true }),
    }),
  ),
});

export const PublishedTemplateAnswer = z.object({
  schemeId: z.string(),
  version: z.string(),
  sha256: z.string(),
});

export const PublishedAnswer = z.object({
  version: z.string(),
  seq: z.number().int(),
  from: z.string(),
  sha256: z.string(),
});

/** A scheme or template that comes with the software. */
export const PackAnswer = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  /** The published scheme that it follows. */
  source: z.string(),
  note: z.string(),
  /** What must be published by the town or district before it can be. */
  inherits: z.object({ schemeId: z.string(), version: z.string() }).nullable(),
  /** A village may take it over as it is. */
  forVillages: z.boolean(),
  /** A town or district may publish it for others to inherit. */
  toInherit: z.boolean(),
});

export const PacksAnswer = z.object({ packs: z.array(PackAnswer) });

export const PackTextAnswer = z.object({ id: z.string(), title: z.string(), document: z.string() });
