import { useEffect, useState } from 'react';
import type { Claim, Household, SchemeItem } from '../../api/types';
import { signedPoints } from '../../lib/format';
import { Box, Words } from '../../platform/elements';
import { canCover } from '../../platform/cover-tool';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { Field } from '../../ui/Field';
import { Fold } from '../../ui/Fold';
import { Notice } from '../../ui/Notice';
import { PhotoPicker } from '../../ui/PhotoPicker';
import { Stepper } from '../../ui/Stepper';
import { Frame } from '../frame/Frame';
import { ActingLine } from '../access/ActingCard';
import { FaultNotice } from '../frame/FaultNotice';
import { ClaimDone } from './ClaimDone';
import { ClaimExtras, MemberField } from './ClaimExtras';
import { objectionOf } from './claim-state';
import { CoverPhoto } from './CoverPhoto';
import { needsMember, unsettledPhotos } from './draft';
import { ItemRule } from './ItemRule';
import { showPhoto } from './photo-files';
import { useClaimDesk } from './use-claim-desk';

interface ClaimDeskProps {
  household: Household;
  item: SchemeItem;
  unit: string;
  /** The returned claim that is being completed; null for a new one. */
  returned: Claim | null;
}

type Desk = ReturnType<typeof useClaimDesk>;

/** One page from the photo to the number. */
export function ClaimDesk({ household, item, unit, returned }: ClaimDeskProps) {
  const desk = useClaimDesk({ household, item, returned });
  const isBusy = desk.isPicking || desk.isSubmitting;
  const isAgain = returned !== null;
  if (desk.result) return <ClaimDone result={desk.result} />;

  return (
    <Frame
      title={isAgain ? texts.claim.titleAgain : texts.claim.title}
      footer={
        <Box className="foot-action">
          <DeskMessages desk={desk} unit={unit} />
          <Button
            look="primary"
            text={
              desk.isSubmitting
                ? texts.claim.submitting
                : isAgain
                  ? texts.claim.submitAgain
                  : texts.claim.submit
            }
            disabled={isBusy}
            onPress={desk.submit}
          />
        </Box>
      }
    >
      {isAgain ? null : <ActingLine household={household} />}
      <ItemRule item={item} />
      {returned ? <WhyReturned claim={returned} /> : null}
      {desk.wasKept ? (
        <Notice tone="plain" text={texts.claim.draftKept}>
          <Button look="plain" text={texts.claim.startOver} onPress={desk.startOver} />
        </Notice>
      ) : null}
      <Card>
        <Box className="stack">
          <Photos desk={desk} item={item} />
          {isAgain ? null : <Measure desk={desk} item={item} />}
          {isAgain || !needsMember(item) ? null : (
            <MemberField household={household} draft={desk.draft} onChange={desk.change} isNeeded />
          )}
          <Fold openText={texts.claim.addMore} closeText={texts.common.close}>
            <ClaimExtras
              household={household}
              draft={desk.draft}
              item={item}
              isAgain={isAgain}
              onChange={desk.change}
            />
          </Fold>
        </Box>
      </Card>
    </Frame>
  );
}

/** What the reviewer asked for, in sight while it is being mended. */
function WhyReturned({ claim }: { claim: Claim }) {
  const objection = objectionOf(claim);
  const text = [objection?.reasonLabel, objection?.comment].filter(Boolean).join('。');
  return text ? (
    <Notice tone="plain" icon="warn" text={`${texts.claims.reasonTitle.returned}：${text}`} />
  ) : null;
}

const NEEDS = { grade: texts.claim.needGrade, member: texts.claim.needMember } as const;

/** What stands between here and the submission, right above the button. */
function DeskMessages({ desk, unit }: { desk: Desk; unit: string }) {
  const { gap, forecast } = desk;
  const fault = desk.fault ?? (forecast && 'fault' in forecast ? forecast.fault : null);
  const preview = forecast && 'preview' in forecast ? forecast.preview : null;
  if (fault) return <FaultNotice fault={fault} />;
  if (gap) {
    return (
      <Notice
        tone="bad"
        text={gap.what === 'photos' ? texts.claim.needPhoto(gap.missing) : NEEDS[gap.what]}
      />
    );
  }
  if (!preview) return null;
  if (preview.points === 0)
    return <Notice tone="plain" text={preview.reason || texts.claim.expectedNothing} />;
  return <Notice tone="good" text={texts.claim.expected(signedPoints(preview.points, unit))} />;
}

const PROBLEMS = {
  unreadable: () => texts.claim.unreadable,
  no_permission: () => texts.claim.noPermission,
  too_many: texts.claim.photoTooMany,
} as const;

function Photos({ desk, item }: { desk: Desk; item: SchemeItem }) {
  const { photos } = desk.draft;
  const { photosMin, photosMax, note } = item.evidence;
  const urls = usePhotoUrls(
    desk.draft.villageId,
    photos.map(({ ref }) => ref),
  );
  if (photosMax === 0) return null;
  const sent = photos.filter(({ photoId, isSettled }) => photoId !== null && isSettled === true).length;
  const hint = [note, photosMin === 0 ? texts.claim.photoNone : texts.claim.photoNeed(photosMin)].filter(
    Boolean,
  );
  return (
    <Field
      label={texts.claim.photos}
      hint={
        photos.length === 0
          ? hint.join('。')
          : [
              texts.claim.photoCount(photos.length, photosMax),
              ...(sent > 0 ? [texts.claim.photosSent(sent)] : []),
            ].join('，')
      }
      fault={desk.problem ? PROBLEMS[desk.problem](photosMax) : desk.isKept ? null : texts.claim.noRoom}
    >
      <PhotoPicker
        photos={photos.map(({ ref }, index) => ({
          id: ref,
          url: urls[ref] ?? null,
          alt: texts.claim.photoAlt(index + 1),
          removeLabel: texts.claim.photoRemove(index + 1),
        }))}
        addText={
          desk.isPicking
            ? texts.claim.preparing
            : photos.length === 0
              ? texts.claim.photo
              : texts.claim.photoMore
        }
        canAdd={photos.length < photosMax}
        busy={desk.isPicking || desk.isSubmitting}
        onAdd={desk.addPhotos}
        onRemove={desk.dropPhoto}
      />
      <Covering desk={desk} />
    </Field>
  );
}

/** For those who want it: what is not to be recognised is covered before a photo leaves the phone. */
function Covering({ desk }: { desk: Desk }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { photos, villageId } = desk.draft;
  const unsettled = unsettledPhotos(desk.draft);
  const open = photos.flatMap((photo, index) =>
    unsettled.includes(photo) ? [{ ref: photo.ref, number: index + 1 }] : [],
  );
  if (!canCover() || open.length === 0) return null;
  if (chosen !== null && open.some(({ ref }) => ref === chosen))
    return (
      <CoverPhoto
        villageId={villageId}
        photo={chosen}
        onCovered={(covered) => {
          desk.putCovered(chosen, covered);
          setChosen(null);
        }}
        onLeave={() => setChosen(null)}
      />
    );
  return (
    <>
      <Words className="text">{texts.cover.ask}</Words>
      <Box className="pair">
        {open.map(({ ref, number }) => (
          <Button
            key={ref}
            text={open.length === 1 ? texts.cover.open : texts.cover.openOf(number)}
            disabled={desk.isPicking}
            onPress={() => setChosen(ref)}
          />
        ))}
        <Button text={texts.cover.nothing} disabled={desk.isPicking} onPress={desk.settlePhotos} />
      </Box>
    </>
  );
}

/** How much of it, or which grade, where the item asks. */
function Measure({ desk, item }: { desk: Desk; item: SchemeItem }) {
  const { points } = item;
  if (points.type === 'perUnit') {
    const step = points.for;
    return (
      <Field label={texts.claim.quantity(points.unit)}>
        <Stepper
          value={desk.draft.quantity ?? step}
          step={step}
          lessLabel={texts.claim.less}
          moreLabel={texts.claim.moreUnits}
          onChange={(quantity) => desk.change((old) => ({ ...old, quantity }))}
        />
      </Field>
    );
  }
  if (points.type === 'grades') {
    return (
      <Field label={texts.claim.grade}>
        <Choice
          label={texts.claim.grade}
          options={points.grades}
          chosen={desk.draft.grade}
          onChoose={(grade) => desk.change((old) => ({ ...old, grade }))}
        />
      </Field>
    );
  }
  return null;
}

function usePhotoUrls(villageId: number, refs: string[]): Record<string, string | null> {
  const [urls, setUrls] = useState<Record<string, string | null>>({});
  const wanted = refs.join(' ');
  useEffect(() => {
    for (const ref of wanted.split(' ').filter(Boolean)) {
      void showPhoto(villageId, ref).then((url) => setUrls((old) => ({ ...old, [ref]: url })));
    }
  }, [villageId, wanted]);
  return urls;
}
