import type { Path } from '../../read/locate.ts';

/** What is wrong with the build of a scheme, whatever its words. */
export interface StructureFault {
  level: 'error' | 'warning';
  /** The code is `lawful.<id>`. */
  id: string;
  path: Path;
  fault: string;
  basis: string;
  instead: string;
}
