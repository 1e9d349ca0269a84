import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useEffect } from 'react';
import type { DutyBody } from '../../lib/api-types.ts';
import { offersAny, roleTitles } from '../../lib/roles.ts';
import { staffApi } from '../../lib/staff-api.ts';
import { texts } from '../../texts.ts';
import { useActor } from '../access/session.ts';
import { OwnHome } from './own-home.tsx';
import { PlaceChoice, usePlaceOptions } from './place-choice.tsx';

const t = texts.duties.form;
const installation = 0;
const administrators: DutyBody['role'][] = ['system_admin', 'security_admin', 'audit_admin'];
const grouped = new Set<DutyBody['role']>(['group_leader', 'helper']);

/** A duty as far as it is chosen. */
export type DutyDraft = Partial<Omit<DutyBody, 'placeId'>> & { placeId?: number };

/** The draft as the server wants it; null while place or role is missing. */
export function toDutyBody(draft: DutyDraft): DutyBody | null {
  const { role, placeId, groupName, doorCode, from, until } = draft;
  if (role === undefined || placeId === undefined) return null;
  return {
    role,
    ...(placeId === installation ? {} : { placeId }),
    ...(groupName ? { groupName } : {}),
    ...(doorCode ? { doorCode } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
  };
}

/** Place, role, group, own household and days; the server says what may be given where. */
export function DutyFields(props: {
  /** Of whom the duty is, as far as it is known. */
  name: string;
  draft: DutyDraft;
  onChange: (draft: DutyDraft) => void;
}) {
  const { draft, onChange } = props;
  const actor = useActor();
  const givesAll = offersAny(actor, ['security_admin']);
  const places = usePlaceOptions();
  const only = !givesAll && places.length === 1 ? places[0]?.value : undefined;
  useEffect(() => {
    if (only !== undefined && draft.placeId === undefined) onChange({ ...draft, placeId: only });
  }, [only, draft, onChange]);
  const { placeId, role } = draft;
  const here = useQuery({
    queryKey: ['place-duties', placeId],
    queryFn: () => staffApi.placeDuties(placeId ?? 0),
    enabled: placeId !== undefined && placeId !== installation,
  });
  const roles = placeId === installation ? administrators : (here.data?.mayGive ?? []);
  const groups = here.data?.groups ?? [];
  const isVillage = groups.length > 0;
  return (
    <>
      <label>
        {t.place}
        <PlaceChoice
          value={placeId}
          onChange={(next) => {
            const { role: _role, groupName: _group, ...rest } = draft;
            onChange({ ...rest, placeId: next });
          }}
          {...(givesAll ? { extra: { value: installation, label: t.installation } } : {})}
        />
      </label>
      <label>
        {t.role}
        <Select
          aria-label={t.role}
          placeholder={t.chooseRole}
          disabled={placeId === undefined}
          options={roles.map((value) => ({ value, label: roleTitles[value] }))}
          notFoundContent={t.nothing}
          {...(role === undefined ? {} : { value: role })}
          onChange={(next: DutyBody['role']) => onChange({ ...draft, role: next })}
        />
      </label>
      {role !== undefined && grouped.has(role) && isVillage && (
        <label>
          {t.group}
          <Select
            aria-label={t.group}
            placeholder={t.chooseGroup}
            options={[
              ...(role === 'group_leader' ? [] : [{ value: '', label: t.wholeVillage }]),
              ...groups.map((value) => ({ value, label: value })),
            ]}
            {...(draft.groupName === undefined ? {} : { value: draft.groupName })}
            onChange={(groupName: string) => onChange({ ...draft, groupName })}
          />
        </label>
      )}
      {isVillage && placeId !== undefined && (
        <OwnHome
          placeId={placeId}
          name={props.name}
          doorCode={draft.doorCode ?? ''}
          onChange={(doorCode) => onChange({ ...draft, doorCode })}
        />
      )}
      {(['from', 'until'] as const).map((end) => (
        <label key={end}>
          {t[end]}
          <Input
            type="date"
            value={draft[end] ?? ''}
            onChange={(event) => onChange({ ...draft, [end]: event.target.value })}
          />
        </label>
      ))}
      <p className="small soft">{t.open}</p>
    </>
  );
}
