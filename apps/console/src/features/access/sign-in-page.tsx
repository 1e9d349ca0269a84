import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { StaffSession } from '../../lib/api-types.ts';
import { setElder, useElder } from '../../lib/settings.ts';
import { texts } from '../../texts.ts';
import { Brand } from '../../ui/brand.tsx';
import { ElderSwitch } from '../../ui/elder-switch.tsx';
import { FactorSetup } from './factor-setup.tsx';
import { OwnPasswordForm } from './own-password-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SecondHand } from './second-hand.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import { useEnter } from './session.ts';
import { SsoButton, SsoReturn } from '../doors/sso.tsx';
import { readSlipLink } from './slip-link.ts';
import './sign-in.css';

const route = getRouteApi('/sign-in');

type Step =
  | { name: 'sso'; ticket: string }
  | { name: 'password' | 'second_factor' | 'first_password' | 'second_factor_setup' | 'second_hand' }
  | { name: 'recovery_codes'; codes: string[]; session: StaffSession };

/** Name and password, then whatever else this account asks for, one thing on the page at a time. */
export function SignInPage() {
  const search = route.useSearch();
  const enter = useEnter();
  const elder = useElder();
  const [slip] = useState(() => readSlipLink(location.hash));
  useEffect(() => {
    // The slip's password does not stay in the browser's history.
    if (slip) history.replaceState(history.state, '', location.pathname + location.search);
  }, [slip]);
  const [step, setStep] = useState<Step>(
    search.handover ? { name: 'sso', ticket: search.handover } : { name: 'password' },
  );
  const goOn = (session: StaffSession) => {
    if (session.next) setStep({ name: session.next });
    else enter(session.actor, search.back);
  };
  return (
    <main className="sign-in">
      <div className="sheet sign-in-sheet" data-wide={step.name === 'second_factor_setup' || undefined}>
        <Brand name={texts.app.name} title={texts.signIn.title} />
        {step.name === 'password' && (
          <>
            <PasswordForm expired={search.expired === true} slip={slip} onSession={goOn} />
            <SsoButton />
          </>
        )}
        {step.name === 'sso' && (
          <SsoReturn ticket={step.ticket} onSession={goOn} onAgain={() => setStep({ name: 'password' })} />
        )}
        {step.name === 'second_factor' && (
          <SecondFactorForm onSession={goOn} onAgain={() => setStep({ name: 'password' })} />
        )}
        {step.name === 'first_password' && <OwnPasswordForm onSession={goOn} />}
        {step.name === 'second_factor_setup' && (
          <FactorSetup
            onSet={({ recoveryCodes, session }) =>
              setStep({ name: 'recovery_codes', codes: recoveryCodes, session })
            }
          />
        )}
        {step.name === 'second_hand' && <SecondHand onSeen={(actor) => enter(actor, search.back)} />}
        {step.name === 'recovery_codes' && (
          <RecoveryCodes
            codes={step.codes}
            label={texts.access.recovery.noted}
            onNoted={() => goOn(step.session)}
          />
        )}
        <ElderSwitch label={texts.app.elder} on={elder} onChange={setElder} />
      </div>
    </main>
  );
}
