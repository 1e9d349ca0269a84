import { type ReactNode, useState } from 'react';
import { Box } from '../platform/elements';
import { Button } from './Button';

interface FoldProps {
  openText: string;
  closeText: string;
  children: ReactNode;
}

/** More, opened in its place. */
export function Fold({ openText, closeText, children }: FoldProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Box className="fold">
      <Button
        look="plain"
        text={isOpen ? closeText : openText}
        icon={isOpen ? 'up' : 'down'}
        expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      />
      {isOpen ? <Box className="fold-body">{children}</Box> : null}
    </Box>
  );
}
