import { type CommandApp, type CommandRequest, runCommand } from '../../platform/command/index.ts';
import { type Db, noScope, withScope } from '../../platform/db/index.ts';
import { Failure } from '../../platform/errors/index.ts';
import { createPlace } from './create-place.ts';
import { orgErrors } from './errors.ts';
import type { PlaceCode } from './place-codes.ts';
import { findPlacesByCodes, type Place, readPlace } from './read.ts';
import { findCodeChain } from './search-codes.ts';
import type { PlaceKind } from './tables.ts';

export interface OpenPlaceInput {
  code: string;
  /** Other than the code table's name, or for a code that it does not hold yet. */
  name?: string | undefined;
  phone?: string | undefined;
  /** Only for a code that the table does not hold: where it goes. */
  parentId?: number | undefined;
}

interface Step {
  kind: PlaceKind;
  code: string;
  name: string;
}

type Services = CommandApp & { db: Pick<Db, 'app'> };
type Request = Pick<CommandRequest, 'actor' | 'key' | 'from'>;

const BELOW: Record<PlaceKind, PlaceKind | null> = { district: 'town', town: 'village', village: null };

/**
 * Opens a place by its official code, and a town above it that is not there yet. Each place is one command of the place
 * above it; one that is there already is answered as it is, so the whole can be asked again.
 */
export async function openPlace(
  services: Services,
  request: Request,
  input: OpenPlaceInput,
): Promise<number> {
  const { above, steps } = await planSteps(services, input);
  let parentId = above.id;
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const answer = await runCommand(
      services,
      createPlace,
      { ...request, key: isLast ? request.key : services.ids.uuid(), villageId: parentId },
      { ...step, parentId, ...(isLast && input.phone ? { phone: input.phone } : {}) },
    );
    if (!answer.ok) throw new Failure(answer.error);
    parentId = answer.result.placeId;
  }
  return parentId;
}

/** What has to be made below which place. */
async function planSteps({ db }: Services, input: OpenPlaceInput): Promise<{ above: Place; steps: Step[] }> {
  const chain = await findCodeChain(input.code);
  return withScope(db, noScope, async (read) => {
    if (chain.length === 0) {
      const parent = input.parentId === undefined ? null : await readPlace(read, input.parentId);
      const kind = parent ? BELOW[parent.kind] : null;
      if (!parent || !kind || !input.name) throw new Failure(orgErrors.code_not_listed({ code: input.code }));
      return { above: parent, steps: [{ kind, code: input.code, name: input.name }] };
    }
    const open = await findPlacesByCodes(
      read,
      chain.map((one) => one.code),
    );
    const depth = chain.findLastIndex((one) => open.has(one.code));
    const above = depth < 0 ? undefined : open.get(chain[depth]?.code ?? '');
    if (!above) throw new Failure(orgErrors.district_not_open({ district: chain[0]?.name ?? '' }));
    return { above, steps: chain.slice(depth + 1).map((one) => stepOf(one, input)) };
  });
}

function stepOf({ kind, code, name }: PlaceCode, input: OpenPlaceInput): Step {
  return { kind, code, name: code === input.code && input.name ? input.name : name };
}
