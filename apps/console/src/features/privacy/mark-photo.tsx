import { type PointerEvent, useState } from 'react';

/** Part of a photo, as shares of its width and height from the upper left corner. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Point {
  x: number;
  y: number;
}

/** A slip of the hand is no area. */
const LEAST = 0.02;

function areaOf(from: Point, until: Point): Area {
  return {
    x: Math.min(from.x, until.x),
    y: Math.min(from.y, until.y),
    width: Math.abs(from.x - until.x),
    height: Math.abs(from.y - until.y),
  };
}

function shareOf(event: PointerEvent<HTMLElement>): Point {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  const within = (value: number) => Math.min(1, Math.max(0, value));
  return { x: within((event.clientX - left) / width), y: within((event.clientY - top) / height) };
}

/** A photo on which areas are framed with the mouse; without `onMark` it is only looked at. */
export function MarkPhoto(props: {
  src: string;
  alt: string;
  areas: readonly Area[];
  onMark?: (area: Area) => void;
}) {
  const { src, alt, areas, onMark } = props;
  const [from, setFrom] = useState<Point | null>(null);
  const [to, setTo] = useState<Point | null>(null);
  const drawn = from && to ? areaOf(from, to) : null;
  const end = () => {
    if (drawn && drawn.width >= LEAST && drawn.height >= LEAST) onMark?.(drawn);
    setFrom(null);
    setTo(null);
  };
  return (
    <div
      className={onMark ? 'privacy-mark privacy-marking' : 'privacy-mark'}
      onPointerDown={(event) => {
        if (!onMark) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom(shareOf(event));
      }}
      onPointerMove={(event) => {
        if (from) setTo(shareOf(event));
      }}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <img src={src} alt={alt} draggable={false} />
      {[...areas, ...(drawn ? [drawn] : [])].map(({ x, y, width, height }) => (
        <span
          key={`${x} ${y} ${width} ${height}`}
          className="privacy-area"
          style={{
            left: `${x * 100}%`,
            top: `${y * 100}%`,
            width: `${width * 100}%`,
            height: `${height * 100}%`,
          }}
        />
      ))}
    </div>
  );
}
