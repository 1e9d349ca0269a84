import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Photo } from './photo.ts';
import './photo.css';

export interface ViewerWords {
  viewer: string;
  bigger: string;
  smaller: string;
  turn: string;
  previous: string;
  next: string;
  close: string;
  photo: (number: number) => string;
}

const zoomMax = 6;
const zoomStep = 1.5;
const still = { zoom: 1, x: 0, y: 0, turn: 0 };

/** A photo over the whole screen; zooms by keys (+ − 0), wheel, buttons, and is dragged about. */
export function PhotoViewer(props: {
  photos: readonly Photo[];
  at: number;
  onMove: (at: number) => void;
  onClose: () => void;
  words: ViewerWords;
}) {
  const { photos, at, words } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [view, setView] = useState(still);
  const drag = useDrag((dx, dy) => setView((now) => ({ ...now, x: now.x + dx, y: now.y + dy })));

  useEffect(() => dialog.current?.showModal(), []);

  const zoom = (factor: number) =>
    setView((now) => {
      const next = Math.min(zoomMax, Math.max(1, now.zoom * factor));
      return next === 1 ? { ...still, turn: now.turn } : { ...now, zoom: next };
    });
  const move = (by: number) => {
    const next = at + by;
    if (next < 0 || next >= photos.length) return;
    setView(still);
    props.onMove(next);
  };
  const turn = () => setView((now) => ({ ...now, turn: (now.turn + 90) % 360 }));
  const keys: Record<string, () => void> = {
    '+': () => zoom(zoomStep),
    '=': () => zoom(zoomStep),
    '-': () => zoom(1 / zoomStep),
    '0': () => setView(still),
    r: turn,
    R: turn,
    z: props.onClose,
    Z: props.onClose,
    ArrowLeft: () => move(-1),
    ArrowRight: () => move(1),
  };

  return (
    <dialog
      ref={dialog}
      className="viewer"
      aria-label={words.viewer}
      onClose={props.onClose}
      onKeyDown={(event) => {
        const act = keys[event.key];
        // The page below has keys of its own: none may act on a case that the photo hides.
        event.stopPropagation();
        if (act && !event.ctrlKey && !event.metaKey) {
          event.preventDefault();
          act();
        }
      }}
    >
      <div className="viewer-stage" onWheel={(event) => zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2)} {...drag}>
        <img
          src={photos[at]?.full}
          alt={words.photo(at + 1)}
          draggable={false}
          style={{
            transform: `translate(${view.x}px, ${view.y}px) scale(${view.zoom}) rotate(${view.turn}deg)`,
          }}
        />
      </div>
      <div className="viewer-bar">
        {photos.length > 1 && (
          <>
            <ViewerButton word={words.previous} hint="←" onClick={() => move(-1)} disabled={at === 0} />
            <ViewerButton
              word={words.next}
              hint="→"
              onClick={() => move(1)}
              disabled={at === photos.length - 1}
            />
          </>
        )}
        <ViewerButton word={words.bigger} hint="+" onClick={() => zoom(zoomStep)} />
        <ViewerButton word={words.smaller} hint="−" onClick={() => zoom(1 / zoomStep)} />
        <ViewerButton word={words.turn} hint="R" onClick={turn} />
        <ViewerButton word={words.close} hint="Esc" onClick={props.onClose} />
      </div>
    </dialog>
  );
}

function ViewerButton(props: { word: string; hint: string; onClick: () => void; disabled?: boolean }) {
  return (
    <button type="button" onClick={props.onClick} disabled={props.disabled}>
      {props.word} <kbd>{props.hint}</kbd>
    </button>
  );
}

/** Dragging with mouse or finger. */
function useDrag(onDrag: (dx: number, dy: number) => void) {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown(event: PointerEvent) {
      from.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent) {
      if (!from.current) return;
      onDrag(event.clientX - from.current.x, event.clientY - from.current.y);
      from.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp() {
      from.current = null;
    },
  };
}
