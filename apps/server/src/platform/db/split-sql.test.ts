import { describe, expect, it } from 'vitest';
import { splitSql } from './split-sql.ts';

const split = (text: string) => splitSql(text, { app: '"jishan_app"', writer: '"jishan_writer"' });

describe('splitSql', () => {
  it('ends a statement at each semicolon and drops what is empty', () => {
    expect(split('select 1;; select 2 ;\n ; ')).toEqual(['select 1', 'select 2']);
  });

  it.each([
    ["select 'a;b', 'it''s; fine'"],
    ["select E'a\\';b', e'\\\\'"],
    ['select "odd;""name"'],
    ['create function f() returns int language sql as $$ select 1; $$'],
    ["select $tag$ a $$ ; ' $tag$, 2"],
    ['select 1 -- no; end\n, 2'],
    ['select /* ; /* nested; */ ; */ 1'],
    ['select a$b$c from t'],
    ["select $1, '{;}'::text[]"],
  ])('leaves %s whole', (statement) => {
    expect(split(`${statement};\nselect 'next'`)).toEqual([statement, "select 'next'"]);
  });

  it('drops comments that stand alone but keeps those of a statement', () => {
    expect(split('-- why\nselect 1; -- the end\n/* and */')).toEqual(['-- why\nselect 1']);
  });

  it('puts roles in place of placeholders, outside quotes, comments and casts', () => {
    expect(split("grant select on t to :app, :writer; select ':app', 'x'::text -- :app")).toEqual([
      'grant select on t to "jishan_app", "jishan_writer"',
      "select ':app', 'x'::text -- :app",
    ]);
    expect(split('select a[1:2] from t')).toEqual(['select a[1:2] from t']);
  });

  it.each([
    ["select 'open", /Unclosed '/],
    ['select "open', /Unclosed "/],
    ['select $$open', /Unclosed dollar quote/],
    ['select /* open /* */', /Unclosed comment/],
    ['grant select on t to :boss', /Unknown placeholder :boss/],
    ['create function f() returns int begin atomic select 1; end', /BEGIN ATOMIC/],
  ])('refuses %s', (text, message) => {
    expect(() => split(text)).toThrow(message);
  });
});
