import { chosenHousehold, useSession } from '../../features/access/session';
import { Frame } from '../../features/frame/Frame';
import { usePlace } from '../../features/people/use-place';
import { Box, Words } from '../../platform/elements';
import { dial } from '../../platform/dial';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';

/** One tap from everywhere: whom to call, how it goes, where to complain. */
export default function HelpPage() {
  const words = texts.help;
  const household = chosenHousehold(useSession());
  const phone = usePlace(household?.villageId ?? null).value?.phone;
  return (
    <Frame title={words.title} isHelp {...(household ? { subtitle: household.villageName } : {})}>
      <Card title={words.call}>
        {phone ? (
          <Button
            look="primary"
            icon="phone"
            text={words.callNumber(phone.replace(/-/g, '\u2011'))}
            onPress={() => dial(phone)}
          />
        ) : (
          <Words className="soft">{words.noPhone}</Words>
        )}
      </Card>
      <Card title={words.howTitle}>
        <Box className="list">
          {words.how.map((step, index) => (
            <Box key={step} className="point">
              <Words className="point-number">{String(index + 1)}</Words>
              <Words className="point-text">{step}</Words>
            </Box>
          ))}
        </Box>
      </Card>
      <Card title={words.noPhoneTitle}>
        <Words className="text">{words.noPhoneText}</Words>
      </Card>
      <Card title={words.complaintTitle}>
        <Words className="text">{words.complaintText}</Words>
      </Card>
    </Frame>
  );
}
