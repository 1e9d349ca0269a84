import { Button, type ButtonProps } from 'antd';
import { type MouseEvent, type ReactNode, useEffect, useState } from 'react';

/** Longer than the halves of a double click lie apart, shorter than it takes to read what is asked. */
const lookMs = 400;

/** Whether what is shown has been shown for long enough that a click is meant for it. */
export function useLookedAt(): boolean {
  const [isLookedAt, setLookedAt] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLookedAt(true), lookMs);
    return () => clearTimeout(timer);
  }, []);
  return isLookedAt;
}

/**
 * A button that does what cannot be taken back. It is deaf to the second half of a double click, whether that began on
 * itself or on the button in whose place it has come.
 */
export function SureButton({ onClick, ...props }: ButtonProps) {
  const isLookedAt = useLookedAt();
  const isMeant = (event: MouseEvent<HTMLElement>) => isLookedAt && event.detail < 2;
  return (
    <Button
      {...props}
      // Said to whoever reads the page aloud or by program; it does not change its looks for a moment.
      aria-disabled={!isLookedAt}
      onClick={(event) => {
        if (isMeant(event)) onClick?.(event);
        else event.preventDefault();
      }}
    />
  );
}

/** An act that is asked twice: what it means is said between. */
export function Sure(props: {
  /** The first button. */
  act: string;
  /** Its full name, where several of one kind stand in a list. */
  actName?: string;
  ask?: ReactNode;
  sure: string;
  /** Its full name, as above. */
  sureName?: string;
  cancel: string;
  /** What is done takes something away. */
  isLoss?: boolean;
  size?: 'small';
  busy: boolean;
  onSure: () => void;
}) {
  const [asked, setAsked] = useState(false);
  const size = props.size ? { size: props.size } : {};
  if (!asked)
    return (
      <Button
        {...size}
        loading={props.busy}
        onClick={() => setAsked(true)}
        {...(props.actName === undefined ? {} : { 'aria-label': props.actName })}
      >
        {props.act}
      </Button>
    );
  return (
    <span className="sure" role="group" aria-label={props.actName ?? props.act}>
      {props.ask && <span className="sure-ask">{props.ask}</span>}
      <SureButton
        {...size}
        {...(props.sureName === undefined ? {} : { 'aria-label': props.sureName })}
        type="primary"
        danger={props.isLoss ?? false}
        loading={props.busy}
        onClick={() => {
          setAsked(false);
          props.onSure();
        }}
      >
        {props.sure}
      </SureButton>
      <Button {...size} onClick={() => setAsked(false)}>
        {props.cancel}
      </Button>
    </span>
  );
}
