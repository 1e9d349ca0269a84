import { Image, Input, Picker, Text, Textarea, View } from '@tarojs/components';
import type {
  BoxProps,
  DateInputProps,
  HeadingProps,
  LongInputProps,
  PictureProps,
  PressProps,
  TextInputProps,
} from './elements.types';

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

export function Picture({ className, src, alt, fill }: PictureProps) {
  return (
    <Image
      className={className}
      src={src}
      mode={fill ? 'aspectFill' : 'aspectFit'}
      ariaLabel={alt}
      {...aria({ ariaHidden: alt === '' })}
    />
  );
}
