import { useState } from 'react';
import { type Fault, isWorthACode } from '../../api/answer';
import { clockTime } from '../../lib/format';
import { copyText } from '../../platform/clipboard';
import { Press, Words } from '../../platform/elements';
import { texts } from '../../texts';
import { Notice } from '../../ui/Notice';

/** What went wrong and what to do, until when it is locked, and below it the code that whoever helps will ask for. */
export function FaultNotice({ fault }: { fault: Fault }) {
  const until = fault.lockedUntil === undefined ? '' : texts.fault.until(clockTime(fault.lockedUntil));
  return (
    <Notice
      tone="bad"
      text={fault.message + until}
      code={isWorthACode(fault) ? <FaultCode code={fault.code} /> : null}
    />
  );
}

/** Small, and copied by a tap: it is for whoever is asked for help, not for the villager. */
export function FaultCode({ code }: { code: string }) {
  const [isCopied, setCopied] = useState(false);
  const words = texts.common;
  const copy = async () => setCopied(await copyText(code));
  return (
    <Press className="code" onPress={() => void copy()}>
      <Words className="small-print">{words.code(code)}</Words>
      <Words className="code-copy">{isCopied ? words.codeCopied : words.codeCopy}</Words>
    </Press>
  );
}
