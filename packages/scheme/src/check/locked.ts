import { nearest } from '../read/nearest.ts';
import { nodeBelow, valueAt } from '../read/merge.ts';
import { type SchemaNode, schemeSchema } from '../schema/index.ts';
import type { Report } from './report.ts';

const OWN: ReadonlySet<string | undefined> = new Set([
  'scheme',
  'title',
  'version',
  'from',
  'template',
  'extends',
  'locked',
  'note',
]);

/** Every locked path leads to something that a scheme can say; a slip of the pen would lock nothing. */
export function checkLocked(report: Report): void {
  for (const [at, path] of (report.document.locked ?? []).entries()) {
    const steps = path.split('.');
    if (OWN.has(steps[0])) {
      report.error(['locked', at], 'locked.own', `${steps[0]} 每份方案各写各的，不会继承，不能锁定`);
      continue;
    }
    let node: SchemaNode | undefined = schemeSchema;
    for (const step of steps) {
      const below: SchemaNode | undefined = nodeBelow(node, step);
      if (below === undefined) {
        const allowed = Object.keys(node?.properties ?? {});
        const near = nearest(step, allowed);
        const hint = near === null ? '' : `，是不是想写 ${near}？`;
        report.error(
          ['locked', at],
          'locked.path',
          `锁定的路径 ${path} 里没有 ${step} 这一处${hint}路径写成 items.编号.points 的样子，一列里的某一个不能单独锁`,
        );
        node = undefined;
        break;
      }
      node = below;
    }
    if (node !== undefined && valueAt({ ...report.document }, steps) === undefined) {
      report.warn(
        ['locked', at],
        'locked.nothing',
        `锁定的 ${path} 在这一份和它继承的方案里都没有，只能拦住下级新加上它；编号写错了请改正`,
      );
    }
  }
}
