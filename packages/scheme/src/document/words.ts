export type PeriodUnit = 'month' | 'bimonth' | 'quarter' | 'half' | 'year' | 'life';
/** Limits may also count by day and by week (Monday to Sunday). */
export type LimitUnit = 'day' | 'week' | PeriodUnit;
export type SubjectKind = 'household' | 'member' | 'organisation' | 'group' | 'section';
/** Subjects that have facts of their own, so that a class can be said of them. */
export type ClassKind = 'household' | 'member' | 'organisation';
export type ItemKind = 'award' | 'deduction' | 'appraisal' | 'veto';
export type CaptureWay = 'claim' | 'behalf' | 'visit' | 'activity' | 'document' | 'import';
export type FactType = 'bool' | 'int' | 'number' | 'text' | 'date';
export type ReviewLevel = 'village' | 'town' | 'district';
/** Whether those tied at the last place are all in or all out. */
export type TieRule = 'in' | 'out';
export type Participants = 'participants' | 'eligible' | 'scored';
/**
 * What holders are compared by: `total`, `average`, `earned`, `deducted`, `base`, `category.<id>`, `balance.<id>`,
 * `item.<id>`, `count.<item id>`.
 */
export type Figure = string;
