import { type PointerEvent, useRef } from 'react';
import type {
  BoxProps,
  DateInputProps,
  DrawPadProps,
  HeadingProps,
  LongInputProps,
  PictureProps,
  PressProps,
  TextInputProps,
} from './elements.types';
import { boxOfStroke, type Share } from './stroke';

// In a browser the elements are the browser's own: real buttons and inputs are what keyboards, screen readers and
// axe understand, and they cost no download.

export function Box({ label, silent, ...rest }: BoxProps) {
  return <div aria-label={label} aria-hidden={silent || undefined} {...rest} />;
}

export function Words({ label, silent, ...rest }: BoxProps) {
  return <span aria-label={label} aria-hidden={silent || undefined} {...rest} />;
}

export function Heading({ level, className, children }: HeadingProps) {
  const Tag = `h${level}` as const;
  return <Tag className={`plain ${className ?? ''}`}>{children}</Tag>;
}

export function Press({
  className,
  children,
  label,
  disabled,
  pressed,
  expanded,
  current,
  onPress,
}: PressProps) {
  return (
    <button
      type="button"
      className={`press ${className ?? ''}`}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-current={current ? 'page' : undefined}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

const KINDS = {
  text: { type: 'text', inputMode: 'text', autoComplete: 'off' },
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel-national' },
  code: { type: 'text', inputMode: 'numeric', autoComplete: 'one-time-code' },
  search: { type: 'search', inputMode: 'search', autoComplete: 'off' },
} as const;

export function TextInput(props: TextInputProps) {
  const { className, label, value, kind = 'text', placeholder, maxLength, focus, disabled, invalid } = props;
  return (
    <input
      {...KINDS[kind]}
      className={className}
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={value}
      placeholder={placeholder}
      maxLength={maxLength}
      // biome-ignore lint/a11y/noAutofocus: the page exists to take this one value
      autoFocus={focus}
      disabled={disabled}
      onChange={(event) => props.onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') props.onDone?.();
      }}
    />
  );
}

export function LongInput({ className, label, value, placeholder, maxLength, onChange }: LongInputProps) {
  return (
    <textarea
      className={className}
      aria-label={label}
      value={value}
      placeholder={placeholder}
      maxLength={maxLength}
      rows={3}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function DateInput({ className, label, value, min, max, onChange }: DateInputProps) {
  return (
    <input
      type="date"
      className={className}
      aria-label={label}
      value={value}
      min={min}
      max={max}
      onChange={(event) => {
        if (event.target.value) onChange(event.target.value);
      }}
    />
  );
}

export function Picture({ className, src, alt, fill }: PictureProps) {
  return (
    <img
      className={className}
      src={src}
      alt={alt}
      // A mouse held on a picture drags it away after a moment, and ends the stroke that was to cover a face half-way.
      draggable={false}
      style={{ objectFit: fill ? 'cover' : 'contain' }}
    />
  );
}

export function DrawPad({ className, label, children, onStroke }: DrawPadProps) {
  const points = useRef<Share[]>([]);
  const add = (event: PointerEvent<HTMLDivElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    points.current.push({ x: (event.clientX - left) / width, y: (event.clientY - top) / height });
  };
  const end = () => {
    if (points.current.length > 0) onStroke(boxOfStroke(points.current));
    points.current = [];
  };
  return (
    <div
      className={className}
      role="img"
      aria-label={label}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        points.current = [];
        add(event);
      }}
      onPointerMove={(event) => {
        if (points.current.length > 0) add(event);
      }}
      onPointerUp={(event) => {
        // Some browsers hold the last moves back until the finger is gone.
        if (points.current.length > 0) add(event);
        end();
      }}
      onPointerCancel={end}
    >
      {children}
    </div>
  );
}
