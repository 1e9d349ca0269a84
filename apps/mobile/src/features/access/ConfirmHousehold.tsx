import { useState } from 'react';
import { Box, Words } from '../../platform/elements';
import { restart } from '../../platform/navigate';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/states';
import { Notice } from '../../ui/Notice';
import { api } from './server';
import { endSession, type Session } from './session';

interface ConfirmHouseholdProps {
  session: Session;
  onChoose: (householdId: string, personId?: string) => void;
}

/** "Is this your home?" for one household, a choice for several. */
export function ConfirmHousehold({ session, onChoose }: ConfirmHouseholdProps) {
  const [isDenied, setDenied] = useState(false);
  const words = texts.signIn;
  const { households } = session;
  const leave = () => {
    void api.signOut();
    endSession();
    restart('/pages/sign-in/index');
  };
  if (households.length === 0) {
    return (
      <EmptyState
        icon="house"
        text={words.noHousehold}
        action={{ text: words.changePhone, onPress: leave }}
      />
    );
  }
  const isOne = households.length === 1;
  return (
    <>
      {households.map(({ householdId, villageName, headName, doorCode, persons }, index) => (
        <Card
          key={householdId}
          {...(index === 0 ? { title: isOne ? words.confirmTitle : words.chooseTitle } : {})}
        >
          <Box className="list">
            <Box>
              <Words className="text strong">{villageName}</Words>
              <Words className="text">{words.confirmHead(headName)}</Words>
              <Words className="text soft">{words.confirmDoor(doorCode)}</Words>
            </Box>
            {persons.length > 1 ? (
              <>
                <Words className="text">{words.whoAreYou}</Words>
                {persons.map(({ personId, name }) => (
                  <Button
                    key={personId}
                    text={words.confirmAs(name)}
                    onPress={() => onChoose(householdId, personId)}
                  />
                ))}
              </>
            ) : (
              <Button
                look={isOne ? 'primary' : 'quiet'}
                text={words.confirm}
                onPress={() => onChoose(householdId)}
              />
            )}
          </Box>
        </Card>
      ))}
      {isDenied ? (
        <Notice tone="plain" icon="help" text={words.notMineAdvice}>
          <Button text={words.changePhone} onPress={leave} />
        </Notice>
      ) : (
        <Button look="plain" text={words.notMine} onPress={() => setDenied(true)} />
      )}
    </>
  );
}
