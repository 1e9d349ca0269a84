import type { CSSProperties, ReactNode } from 'react';

export interface BoxProps {
  className?: string | undefined;
  style?: CSSProperties;
  children?: ReactNode;
  /** What a screen reader should call it, where the text inside does not say. */
  label?: string | undefined;
  role?: 'banner' | 'status' | 'alert' | 'list' | 'listitem' | 'navigation' | 'main' | 'group' | 'img';
  /** Not for screen readers: the same is said elsewhere. */
  silent?: boolean;
}

export interface HeadingProps {
  level: 1 | 2 | 3;
  className?: string;
  children?: ReactNode;
}

export interface PressProps {
  className?: string;
  children?: ReactNode;
  label?: string;
  disabled?: boolean;
  /** For a choice among several, whether this one is chosen. */
  pressed?: boolean;
  /** For a button that opens something below it. */
  expanded?: boolean;
  /** For a tab: whether it is where we are. */
  current?: boolean;
  onPress: () => void;
}

export interface TextInputProps {
  className?: string;
  label: string;
  value: string;
  kind?: 'text' | 'phone' | 'code' | 'search';
  placeholder?: string;
  maxLength?: number;
  focus?: boolean;
  disabled?: boolean;
  /** Describes the fault below the field, so that it is read with it. */
  invalid?: boolean;
  onChange: (value: string) => void;
  onDone?: () => void;
}

export interface LongInputProps {
  className?: string;
  label: string;
  value: string;
  placeholder?: string;
  maxLength: number;
  onChange: (value: string) => void;
}

export interface DateInputProps {
  className?: string;
  label: string;
  /** `2026-03-05` */
  value: string;
  min: string;
  max: string;
  onChange: (value: string) => void;
}

export interface DrawPadProps {
  className?: string;
  label: string;
  children?: ReactNode;
  /** The box around one stroke of the finger, as shares of the pad's width and height. */
  onStroke: (box: { x: number; y: number; width: number; height: number }) => void;
}

export interface PictureProps {
  className?: string;
  src: string;
  /** Empty for a decoration. */
  alt: string;
  fill?: boolean;
  /** As wide as there is room, and as high as its proportion says. */
  natural?: boolean;
}
