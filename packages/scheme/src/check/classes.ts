import { type Report, SUBJECT_WORDS } from './report.ts';

/** Classes that nobody asks for are probably a slip; whether their conditions hold together the expressions check. */
export function checkClasses(report: Report): void {
  const { document } = report;
  if (document.template === true) return;
  const text = JSON.stringify({ ...document, who: { ...document.who, classes: undefined } });
  for (const [id, rule] of Object.entries(document.who?.classes ?? {})) {
    if (text.includes(`"${id}"`) || text.includes(`\\"${id}\\"`) || text.includes(`'${id}'`)) continue;
    report.warn(
      ['who', 'classes', id],
      'class.unused',
      `分类 ${id}（${SUBJECT_WORDS[rule.of]}）没有一条规则用到它`,
    );
  }
}
