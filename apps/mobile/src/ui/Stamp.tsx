import { Box, Words } from '../platform/elements';

interface StampProps {
  text: string;
  tone?: 'seal' | 'void';
}

/** The round seal beside a line that counts. */
export function Stamp({ text, tone = 'seal' }: StampProps) {
  return (
    <Box className={`stamp stamp-${tone}`}>
      <Words>{text}</Words>
    </Box>
  );
}
