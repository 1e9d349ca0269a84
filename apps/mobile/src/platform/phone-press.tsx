import { Button } from '@tarojs/components';
import type { ReactNode } from 'react';
import { type PhoneGiven, phoneGivenOf } from './doors.types';

interface PhonePressProps {
  className?: string;
  disabled?: boolean;
  children?: ReactNode;
  onGiven: (given: PhoneGiven) => void;
}

/**
 * WeChat's own button: the same tap agrees to the privacy terms (which stand above it) and asks WeChat for the phone
 * number. Nothing but such a button may ask.
 */
export function PhonePress({ className, disabled, children, onGiven }: PhonePressProps) {
  return (
    <Button
      className={`press native-press ${className ?? ''}`}
      openType="getPhoneNumber|agreePrivacyAuthorization"
      hoverClass="press-down"
      disabled={disabled}
      onGetPhoneNumber={({ detail }) => onGiven(phoneGivenOf(detail))}
    >
      {children}
    </Button>
  );
}
