import { Button } from 'antd';
import { useRef } from 'react';
import { newUuid } from '../../lib/act-keys.ts';
import { api } from '../../lib/api.ts';
import { isUncertain, troubleOf } from '../../lib/errors.ts';
import { shrinkPhoto } from '../../lib/shrink-photo.ts';
import { texts } from '../../texts.ts';
import { ProblemLine } from '../../ui/states.tsx';
import { Step } from '../../ui/step.tsx';
import type { ChangePhotos, Draft, DraftPhoto } from './draft.ts';

const t = texts.claim;

/** Photos go up one by one as they are chosen; a failed one can be sent again. */
export function PhotoStep(props: {
  villageId: number;
  draft: Draft;
  /** The household wants none. */
  noPhotos: boolean;
  onPhotos: ChangePhotos;
}) {
  const { villageId, draft, noPhotos, onPhotos } = props;
  const input = useRef<HTMLInputElement>(null);
  const patch = (name: string, change: Partial<DraftPhoto>) =>
    onPhotos((photos) => photos.map((photo) => (photo.name === name ? { ...photo, ...change } : photo)));

  async function send(photo: DraftPhoto) {
    patch(photo.name, { status: 'sending' });
    try {
      const { photoId } = await api.addPhoto(villageId, photo.file, photo.name);
      patch(photo.name, { status: 'stored', photoId });
    } catch (error) {
      const { code, message } = troubleOf(error);
      patch(photo.name, { status: 'failed', error: { code, message, canRetry: isUncertain(error) } });
    }
  }

  async function add(files: readonly File[]) {
    for (const file of files) {
      const small = await shrinkPhoto(file);
      const photo: DraftPhoto = {
        name: newUuid(),
        status: 'sending',
        preview: URL.createObjectURL(small),
        file: small,
      };
      onPhotos((photos) => [...photos, photo]);
      void send(photo);
    }
  }

  const min = draft.item?.evidence.photosMin ?? 0;
  const max = draft.item?.evidence.photosMax ?? 3;
  const stored = draft.photos.filter((photo) => photo.status === 'stored').length;
  return (
    <Step number={3} title={t.parts.photos} isDone={Boolean(draft.item) && stored >= min}>
      {draft.item && <p className="soft">{noPhotos ? t.noPhotos : t.photoCount(min, max)}</p>}
      <ul className="claim-photos">
        {draft.photos.map((photo) => (
          <li key={photo.name}>
            {photo.error?.canRetry !== false && <img src={photo.preview} alt="" />}
            <span className="small">{t.photoStatus[photo.status]}</span>
            {photo.error && photo.status === 'failed' && <ProblemLine problem={photo.error} />}
            {photo.status === 'failed' && photo.error?.canRetry && (
              <Button onClick={() => void send(photo)}>{texts.states.retry}</Button>
            )}
            <Button
              disabled={photo.status === 'sending'}
              onClick={() => {
                URL.revokeObjectURL(photo.preview);
                onPhotos((photos) => photos.filter((each) => each.name !== photo.name));
              }}
            >
              {t.removePhoto}
            </Button>
          </li>
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={t.addPhoto}
        onChange={(event) => {
          void add([...(event.target.files ?? [])].slice(0, Math.max(0, max - draft.photos.length)));
          event.target.value = '';
        }}
      />
      <Button
        size="large"
        disabled={noPhotos || draft.photos.length >= max}
        onClick={() => input.current?.click()}
      >
        {t.addPhoto}
      </Button>
    </Step>
  );
}
