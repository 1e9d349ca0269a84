import { flag, id, list, object, period, type SchemaNode, whole } from './common.ts';

const MOST = 1000;

/** What lists, stars, gates and titles ask of earlier periods. */
export const history: SchemaNode = list(
  '看以前各期',
  object(
    '一条',
    {
      title: id('得过哪个称号', 'results.titles 里的编号，给同一种对象的'),
      list: id('上过哪张榜', 'results.lists 里的编号，同一种对象的；黑榜没有表决过的，没有出过榜'),
      stars: whole('得过几颗星', 1, 10, '至少这么多颗；看同一种期限的星级，没有同样期限的，看写在前面的那种'),
      last: whole(
        '最近几期',
        1,
        MOST,
        '从和这一期同时期满的那一期往回数，这一期也算在内；写 earlier 就从前一期数起',
      ),
      since: period(
        '从哪天起',
        '从包含这一期的年（季、半年）的开头数起，如一年里三次写 year；历年累计写 life',
      ),
      earlier: flag('只看以前的', false, 'true：只数这一期开始以前已经期满的。看自己以前得过没有，一定要写'),
      atLeast: whole('至少几期', 1, MOST, '至少有这么多期得过才行'),
      atMost: whole('最多几期', 0, MOST, '得过的期数不超过这么多才行；一次也没有写 0'),
    },
    [],
    'title、list、stars 选一种，last、since 选一种，atLeast、atMost 选一种',
  ),
  '写了几条，每条都要合得上；合不上的没有',
);
