import { balances, base } from './balances.ts';
import { flag, ID_PATTERN, id, list, note, object, type SchemaNode, text } from './common.ts';
import { withExamples } from './examples.ts';
import { caps, categories, items } from './items.ts';
import { making, notice, review } from './process.ts';
import { dividends, funds, redemption } from './redemption.ts';
import { results } from './results.ts';
import { facts, source, who } from './who.ts';

export type { SchemaNode } from './common.ts';

/** The published JSON Schema of a scheme document. It admits only what the engine evaluates or the system carries out. */
export const schemeSchema: SchemaNode = withExamples({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://jishan.example/scheme.schema.json',
  ...object(
    '积分方案',
    {
      scheme: { ...id('方案编号', '同一方案的各个版本用同一个编号'), pattern: ID_PATTERN },
      title: text('方案名称'),
      version: {
        type: ['string', 'number'],
        title: '版本号',
        description: '如 1 或 "1.10"；带小数点的请加引号',
        minLength: 1,
      },
      from: {
        type: 'string',
        title: '从哪天起施行',
        pattern: '^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2})?([+-]\\d{2}:\\d{2}|Z)?)?$',
        description: '如 2026-01-01；从这天零点起发生的事按这一版计分',
      },
      template: flag('只给别的方案继承', false, 'true：这是一份样板，自己不施行，必写的各节可以先不写'),
      extends: object(
        '继承哪一份方案',
        {
          scheme: id('方案编号'),
          version: { type: ['string', 'number'], title: '版本号', minLength: 1 },
        },
        ['scheme', 'version'],
        '先照那一份，再加上这里写的：一组“键: 值”按键合并，别的整个换掉，写成空（null）就是去掉',
      ),
      locked: list(
        '锁定的条目',
        text('一处', '用点连起来的路径，如 items.law-fighting.points'),
        '继承这一份的方案不能改、不能去掉、也不能往里加',
      ),
      decimals: {
        type: 'integer',
        title: '积分保留几位小数',
        enum: [0, 1, 2],
        default: 0,
        description: '各个版本要一样',
      },
      unit: { ...text('积分的叫法'), default: '分' },
      note,
      source,
      facts,
      who,
      balances,
      base,
      categories,
      items,
      caps,
      review,
      notice,
      results,
      redemption,
      funds,
      dividends,
      making,
      display: object('显示', {
        tiles: {
          ...list('手机首页的大按钮', id('项目编号')),
          maxItems: 6,
          uniqueItems: true,
          description: '最多六个；不写就取最前面的几个申报项目',
        },
      }),
    },
    ['scheme', 'title', 'version', 'from', 'balances', 'categories', 'items', 'review'],
    '一个村（或镇、区）的积分规则。用 YAML 或 JSON 写都可以',
  ),
});
