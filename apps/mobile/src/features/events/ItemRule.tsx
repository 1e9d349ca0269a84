import type { SchemeItem } from '../../api/types';
import { Box, Heading, Words } from '../../platform/elements';
import { texts } from '../../texts';
import { Fold } from '../../ui/Fold';
import { Icon } from '../../ui/Icon';
import { iconOf } from '../schemes/items';

/** What is being claimed, what it gives, and the rule it rests on. */
export function ItemRule({ item }: { item: SchemeItem }) {
  return (
    <Box className="rule">
      <Icon name={iconOf(item)} ink="green" size="large" />
      <Box className="rule-body">
        <Heading level={2} className="rule-title">
          {item.title}
        </Heading>
        <Box className="rule-facts">
          <Words className="line-points">{item.pointsLabel}</Words>
          {item.limitLabel ? <Words className="soft">{item.limitLabel}</Words> : null}
        </Box>
        {item.clauseText ? (
          <Fold openText={texts.claim.rule} closeText={texts.common.close}>
            <Words className="text">{item.clauseText}</Words>
          </Fold>
        ) : null}
      </Box>
    </Box>
  );
}
