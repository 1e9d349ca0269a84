import type { ReactNode } from 'react';
import { Box, Words } from '../../platform/elements';
import { readStored, writeStored } from '../../platform/storage';
import { texts } from '../../texts';
import { Card } from '../../ui/Card';
import { Icon } from '../../ui/Icon';
import { Frame } from '../frame/Frame';

/** Raised when the points change: who agreed to an older text is asked again. */
const VERSION = 1;

export function hasAgreed(): boolean {
  return readStored<number>('privacy') === VERSION;
}

export function agree(): void {
  writeStored('privacy', VERSION);
}

/** What is done with a villager's data, before anything is asked of them; below it, what the thumb may agree to. */
export function Privacy({ children }: { children: ReactNode }) {
  return (
    <Frame
      title={texts.app.name}
      subtitle={texts.app.slogan}
      isRoot
      footer={<Box className="foot-action">{children}</Box>}
    >
      <Card title={texts.signIn.privacyTitle}>
        <Box className="list">
          {texts.signIn.privacyPoints.map((point) => (
            <Box key={point} className="point">
              <Icon name="check" ink="green" size="small" />
              <Words className="point-text">{point}</Words>
            </Box>
          ))}
        </Box>
      </Card>
    </Frame>
  );
}
