import type { CompiledScheme, CompiledVersion, ItemView, StageView } from '@jishan/scheme';
import { versionAt } from '@jishan/scheme';
import { localDay } from '../../platform/clock/index.ts';
import type { EventsTable } from './tables.ts';
import { addWorkdays } from './workdays.ts';

/** The rules an event lives under: those in force when it happened. */
export interface EventRules {
  version: CompiledVersion;
  item: ItemView;
  stages: readonly StageView[];
}

/** The rules of a stored event; null when its item or version is gone, which publishing never allows. */
export function rulesOf(
  scheme: CompiledScheme,
  event: Pick<EventsTable, 'item' | 'happened_at'>,
): EventRules | null {
  const version = versionAt(scheme, event.happened_at.getTime());
  const item = version?.items.get(event.item);
  return version && item ? { version, item, stages: stagesOf(version, item) } : null;
}

/** The review stages an item passes, first to last; every procedure has at least one. */
export function stagesOf(version: CompiledVersion, item: ItemView): readonly StageView[] {
  const procedure = version.procedures.get(item.procedure);
  if (procedure === undefined || procedure.stages.length === 0) {
    throw new Error(`scheme version ${version.version} has no stages for item ${item.id}`);
  }
  return procedure.stages;
}

type Waiting = Pick<EventsTable, 'stage' | 'stage_role' | 'stage_level' | 'stage_since' | 'stage_due_on'>;

/** An event as it starts to wait in a stage. */
export function waitingIn(stage: StageView, since: Date): Waiting {
  return {
    stage: stage.id,
    stage_role: stage.role,
    stage_level: stage.level,
    stage_since: since,
    stage_due_on: addWorkdays(localDay(since), stage.deadlineWorkdays),
  };
}

/** An event that waits in no stage any more. */
export const waitingNowhere: Waiting = {
  stage: null,
  stage_role: null,
  stage_level: null,
  stage_since: null,
  stage_due_on: null,
};

/** The day by which an answer is promised: the deadlines of all stages that are left, one after the other. */
export function promisedOn(stages: readonly StageView[], since: Date): string {
  const workdays = stages.reduce((sum, stage) => sum + stage.deadlineWorkdays, 0);
  return addWorkdays(localDay(since), workdays);
}
