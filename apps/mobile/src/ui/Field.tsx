import type { ReactNode } from 'react';
import { Box, Words } from '../platform/elements';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  fault?: string | null;
  children: ReactNode;
}

/** A named place to fill in, its fault right below it. */
export function Field({ label, hint, fault, children }: FieldProps) {
  return (
    <Box className="field">
      <Words className="field-label">{label}</Words>
      {children}
      {fault ? (
        <Box className="field-fault" role="alert">
          {fault}
        </Box>
      ) : hint ? (
        <Words className="field-hint">{hint}</Words>
      ) : null}
    </Box>
  );
}
