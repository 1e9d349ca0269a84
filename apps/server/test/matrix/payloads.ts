/*
 * Texts that have broken programs. The lists are put together from openings, bodies and endings, so that each kind of
 * quoting meets each kind of statement.
 */

const openings = [
  "'",
  '"',
  "')",
  '")',
  "';",
  '`',
  '\\',
  "'/*",
  '%',
  '0',
  '1)',
  '\u02bc',
  "'\u0000",
  "' ",
  '$$',
];
const statements = [
  ' or 1=1',
  ' or 1=1 --',
  ' union select null,null,null --',
  '; drop table households; --',
  '; select pg_sleep(3); --',
  ' and 1=cast((select version()) as int) --',
  '||(select current_setting($$jishan.lo$$))||',
  '; set jishan.hi = 9e15; --',
  ' and (select count(*) from person_private) > 0 --',
  '*/ or true /*',
  '; reset role; --',
  '::int',
  ' is null or x is not null --',
  ') or exists(select 1 from audit_rows) --',
];

/** 210 ways to break out of a string in SQL. */
export const sqlPayloads: readonly string[] = openings.flatMap((opening) =>
  statements.map((statement) => opening + statement),
);
