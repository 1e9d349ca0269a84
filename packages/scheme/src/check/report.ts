import type { SchemeDocument } from '../document.ts';
import type { Path } from '../read/locate.ts';

export interface Fault {
  level: 'error' | 'warning';
  code: string;
  path: Path;
  message: string;
  clause?: string;
}

/** Collects what the checks find in one document. */
export class Report {
  readonly document: SchemeDocument;
  readonly faults: Fault[] = [];

  constructor(document: SchemeDocument) {
    this.document = document;
  }

  error(path: Path, code: string, message: string): void {
    this.faults.push({ level: 'error', code, path, message });
  }

  warn(path: Path, code: string, message: string): void {
    this.faults.push({ level: 'warning', code, path, message });
  }

  /** An id that must be one of the keys of a section. */
  refer(path: Path, id: string | undefined, known: object | undefined, code: string, what: string): void {
    if (id === undefined || (known !== undefined && Object.hasOwn(known, id))) return;
    const ids = Object.keys(known ?? {});
    const list =
      ids.length > 0 ? `现有：${ids.slice(0, 12).join('、')}${ids.length > 12 ? '…' : ''}` : '现在一个也没有';
    this.error(path, code, `没有编号是 ${id} 的${what}。${list}`);
  }
}
