import { Box, Words } from '../platform/elements';

interface FactsProps {
  /** A fact without a name is a sentence of its own. */
  facts: readonly { name: string; value: string }[];
}

export function Facts({ facts }: FactsProps) {
  return (
    <Box className="facts">
      {facts.map(({ name, value }) => (
        <Box key={`${name} ${value}`}>
          {name ? <Words className="fact-name">{name}</Words> : null}
          <Words className={`fact-value ${name ? '' : 'soft'}`}>{value}</Words>
        </Box>
      ))}
    </Box>
  );
}
