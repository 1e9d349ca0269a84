import { Box, Words } from '../../platform/elements';
import { readStored, writeStored } from '../../platform/storage';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Icon } from '../../ui/Icon';
import { Frame } from '../frame/Frame';

/** Raised when the points change: who agreed to an older text is asked again. */
const VERSION = 1;

export function hasAgreed(): boolean {
  return readStored<number>('privacy') === VERSION;
}

/** What is done with a villager's data, before anything is asked of them. */
export function Privacy({ onAgree }: { onAgree: () => void }) {
  const agree = () => {
    writeStored('privacy', VERSION);
    onAgree();
  };
  return (
    <Frame
      title={texts.app.name}
      subtitle={texts.app.slogan}
      isRoot
      footer={
        <Box className="foot-action">
          <Button look="primary" text={texts.signIn.agree} onPress={agree} />
        </Box>
      }
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
