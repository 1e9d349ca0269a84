import { Image, Input, Picker, Text, Textarea, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';
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
import { newId } from './ids';
import { boxOfStroke, type Share } from './stroke';

// In a mini-program the elements are Taro's, which the host draws natively.

/** What Taro's types do not know but WeChat reads out (config/aria-plugin.js puts them into its templates). */
function aria(states: {
  ariaHidden?: boolean | undefined;
  ariaChecked?: boolean | undefined;
  ariaDisabled?: boolean | undefined;
}): object {
  return states;
}

export function Box({ className, style, children, label, role, silent }: BoxProps) {
  return (
    <View
      className={className}
      style={style}
      ariaLabel={label}
      ariaRole={role}
      {...aria({ ariaHidden: silent })}
    >
      {children}
    </View>
  );
}

export function Words({ className, style, children }: BoxProps) {
  return (
    <Text className={className} style={style}>
      {children}
    </Text>
  );
}

export function Heading({ className, children }: HeadingProps) {
  return (
    <View className={`plain ${className ?? ''}`} ariaRole="heading">
      {children}
    </View>
  );
}

export function Press({ className, children, label, disabled, pressed, onPress }: PressProps) {
  return (
    <View
      className={`press ${disabled ? 'press-off' : ''} ${className ?? ''}`}
      hoverClass={disabled ? 'none' : 'press-down'}
      ariaRole="button"
      ariaLabel={label}
      {...aria({ ariaChecked: pressed, ariaDisabled: disabled })}
      onClick={() => {
        if (!disabled) onPress();
      }}
    >
      {children}
    </View>
  );
}

const KINDS = { text: 'text', phone: 'number', code: 'number', search: 'text' } as const;

export function TextInput(props: TextInputProps) {
  const { className, label, value, kind = 'text', placeholder, maxLength, focus, disabled } = props;
  return (
    <Input
      className={className}
      ariaLabel={label}
      type={KINDS[kind]}
      value={value}
      placeholder={placeholder}
      maxlength={maxLength ?? 100}
      focus={focus}
      disabled={disabled}
      confirmType={kind === 'search' ? 'search' : 'done'}
      onInput={(event) => props.onChange(event.detail.value)}
      onConfirm={() => props.onDone?.()}
    />
  );
}

export function LongInput({ className, label, value, placeholder, maxLength, onChange }: LongInputProps) {
  return (
    <Textarea
      className={className}
      ariaLabel={label}
      value={value}
      placeholder={placeholder}
      maxlength={maxLength}
      autoHeight
      onInput={(event) => onChange(event.detail.value)}
    />
  );
}

export function DateInput({ className, label, value, min, max, onChange }: DateInputProps) {
  return (
    <Picker
      mode="date"
      value={value}
      start={min}
      end={max}
      onChange={(event) => onChange(event.detail.value)}
    >
      <View className={className} ariaRole="button" ariaLabel={label}>
        {value}
      </View>
    </Picker>
  );
}

export function Picture({ className, src, alt, fill, natural }: PictureProps) {
  return (
    <Image
      className={className}
      src={src}
      mode={natural ? 'widthFix' : fill ? 'aspectFill' : 'aspectFit'}
      ariaLabel={alt}
      {...aria({ ariaHidden: alt === '' })}
    />
  );
}

interface TouchLike {
  touches: { clientX: number; clientY: number }[];
}

interface PadBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

export function DrawPad({ className, label, children, onStroke }: DrawPadProps) {
  const [id] = useState(() => `draw-pad-${newId()}`);
  const touches = useRef<{ clientX: number; clientY: number }[]>([]);
  const add = (event: unknown) => touches.current.push(...(event as TouchLike).touches.slice(0, 1));
  const end = () => {
    const points = touches.current;
    touches.current = [];
    if (points.length === 0) return;
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect((found) => {
        const box = found as unknown as PadBox | null;
        if (!box) return;
        const shares: Share[] = points.map(({ clientX, clientY }) => ({
          x: (clientX - box.left) / box.width,
          y: (clientY - box.top) / box.height,
        }));
        onStroke(boxOfStroke(shares));
      })
      .exec();
  };
  return (
    <View
      id={id}
      className={className}
      ariaRole="img"
      ariaLabel={label}
      catchMove
      onTouchStart={(event) => {
        touches.current = [];
        add(event);
      }}
      onTouchMove={add}
      onTouchEnd={end}
      onTouchCancel={end}
    >
      {children}
    </View>
  );
}
