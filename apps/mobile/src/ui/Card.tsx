import type { ReactNode } from 'react';
import { Box, Heading } from '../platform/elements';

interface CardProps {
  title?: string;
  /** Beside the title: a link to more. */
  aside?: ReactNode;
  tone?: 'paper' | 'warn';
  children?: ReactNode;
}

export function Card({ title, aside, tone = 'paper', children }: CardProps) {
  return (
    <Box className={`card card-${tone}`}>
      {title ? (
        <Box className="card-head">
          <Heading level={2} className="card-title">
            {title}
          </Heading>
          {aside}
        </Box>
      ) : null}
      <Box className="card-body">{children}</Box>
    </Box>
  );
}
