import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { startOutbox } from './features/events/outbox';
import { watchNetwork } from './lib/network-returns';
import './platform/page';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import './ui/styles/frame.css';
import './ui/styles/parts.css';
import './ui/styles/passbook.css';
import './ui/styles/forms.css';
import './ui/styles/lists.css';
import './ui/styles/access.css';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchNetwork();
    startOutbox();
  });
  return children;
}
