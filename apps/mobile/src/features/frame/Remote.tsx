import type { ReactNode } from 'react';
import { type Fault, isWorthACode } from '../../api/answer';
import { currentTime } from '../../lib/clock';
import { shortDate } from '../../lib/format';
import type { Remote } from '../../lib/use-remote';
import { texts } from '../../texts';
import { Notice } from '../../ui/Notice';
import { EmptyState, Loading } from '../../ui/states';
import { FaultCode } from './FaultNotice';

interface RemoteViewProps<T> {
  remote: Remote<T>;
  children: (value: T) => ReactNode;
}

/** Loading, failed, remembered or fresh: the four states of everything that comes from the server. */
export function RemoteView<T>({ remote, children }: RemoteViewProps<T>) {
  const { value, fault, seenAt, reload } = remote;
  if (value === null) {
    if (!fault) return <Loading text={texts.common.loading} />;
    return <FaultView fault={fault} onRetry={reload} />;
  }
  return (
    <>
      {fault ? (
        <Notice
          tone="plain"
          icon="offline"
          text={fault.kind === 'offline' && seenAt ? texts.common.from(clock(seenAt)) : fault.message}
          code={isWorthACode(fault) ? <FaultCode code={fault.code} /> : null}
        />
      ) : null}
      {children(value)}
    </>
  );
}

export function FaultView({ fault, onRetry }: { fault: Fault; onRetry?: () => void }) {
  const isOffline = fault.kind === 'offline';
  return (
    <EmptyState
      icon={isOffline ? 'offline' : 'warn'}
      title={isOffline ? texts.fault.offlineTitle : texts.fault.failedTitle}
      text={fault.message}
      code={isWorthACode(fault) ? <FaultCode code={fault.code} /> : null}
      action={onRetry ? { text: texts.common.retry, onPress: onRetry } : undefined}
    />
  );
}

function clock(at: number): string {
  const time = new Date(at);
  const minutes = String(time.getMinutes()).padStart(2, '0');
  return `${shortDate(at, currentTime())} ${time.getHours()}:${minutes}`;
}
