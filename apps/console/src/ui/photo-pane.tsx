import { useState } from 'react';
import type { Photo } from './photo.ts';
import { PhotoViewer, type ViewerWords } from './photo-viewer.tsx';
import './photo.css';

/** The photos of a case: one large, the others below; a tap shows it over the whole screen. */
export function PhotoPane(props: {
  photos: readonly Photo[];
  words: ViewerWords & {
    none: string;
    photo: (number: number) => string;
    failed: string;
    withdrawn: string;
    enlarge: string;
  };
  open: boolean;
  onOpen: (open: boolean) => void;
}) {
  const { photos, words } = props;
  const [at, setAt] = useState(0);
  const photo = photos[at];
  if (!photo) return <div className="photo-pane photo-none">{words.none}</div>;
  return (
    <figure className="photo-pane">
      <button type="button" className="photo-big" onClick={() => props.onOpen(true)}>
        <BigPhoto key={photo.id} src={photo.full} alt={words.photo(at + 1)} words={words} />
        <span className="photo-enlarge">
          {words.enlarge} <kbd>Z</kbd>
        </span>
      </button>
      {photos.length > 1 && (
        <div className="photo-strip">
          {photos.map((each, index) => (
            <button
              key={each.id}
              type="button"
              aria-label={words.photo(index + 1)}
              aria-pressed={index === at}
              onClick={() => setAt(index)}
            >
              <img src={each.thumb} alt="" />
            </button>
          ))}
        </div>
      )}
      {props.open && (
        <PhotoViewer
          photos={photos}
          at={at}
          onMove={setAt}
          onClose={() => props.onOpen(false)}
          words={words}
        />
      )}
    </figure>
  );
}

const GONE = 410;

/** A photo that was taken down is told from one that did not come. */
function BigPhoto(props: { src: string; alt: string; words: { failed: string; withdrawn: string } }) {
  const { src, alt, words } = props;
  const [broken, setBroken] = useState<string | null>(null);
  const ask = async () => {
    setBroken(words.failed);
    const answer = await fetch(src, { credentials: 'same-origin' }).catch(() => null);
    if (answer?.status === GONE) setBroken(words.withdrawn);
  };
  if (broken !== null) return <span className="photo-broken">{broken}</span>;
  return <img src={src} alt={alt} onError={() => void ask()} />;
}
