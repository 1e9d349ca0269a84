import { useState } from 'react';
import type { HelperLine, Household } from '../../api/types';
import { useRemote } from '../../lib/use-remote';
import { Box, Words } from '../../platform/elements';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Tag } from '../../ui/Tag';
import { api } from '../access/server';
import { FaultNotice } from '../frame/FaultNotice';
import { RemoteView } from '../frame/Remote';
import { useHomeAct } from './use-home-act';

const words = texts.ourHome;

/** The village's helpers: those who see to our affairs, and those who could. */
export function Helpers({ household }: { household: Household }) {
  const remote = useRemote(`helpers.${household.householdId}`, () => api.listHelpers(household));
  return (
    <Card title={words.helpers}>
      <Box className="list">
        <Words className="text soft">{words.helpersHint}</Words>
        <RemoteView remote={remote}>
          {({ helpers }) =>
            helpers.length === 0 ? (
              <Words className="text">{words.helpersNone}</Words>
            ) : (
              helpers.map((helper) => (
                <OneHelper
                  key={helper.accountId}
                  household={household}
                  helper={helper}
                  onDone={remote.reload}
                />
              ))
            )
          }
        </RemoteView>
      </Box>
    </Card>
  );
}

function OneHelper(props: { household: Household; helper: HelperLine; onDone: () => void }) {
  const { household, helper } = props;
  const [isSure, setSure] = useState(false);
  const { fault, isBusy, run } = useHomeAct(
    (key) =>
      helper.bound
        ? api.unbindHelper(household, helper.accountId, key)
        : api.bindHelper(household, helper.accountId, key),
    () => {
      setSure(false);
      props.onDone();
    },
  );
  const name = helper.group ? `${helper.name}${words.group(helper.group)}` : helper.name;
  const press = () => (helper.bound && !isSure ? setSure(true) : run());
  const text = helper.bound ? (isSure ? words.unbindSure : words.unbind) : words.bind;
  return (
    <>
      <Box className="line line-top">
        <Box>
          <Words className="text strong">{name}</Words>
          {helper.bound ? <Tag text={words.bound} tone="green" /> : null}
        </Box>
        <Button
          look={isSure ? 'grave' : 'quiet'}
          text={text}
          label={`${text}：${name}`}
          disabled={isBusy}
          onPress={press}
        />
      </Box>
      {fault ? <FaultNotice fault={fault} /> : null}
    </>
  );
}
