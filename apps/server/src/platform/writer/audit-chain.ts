import { type HashAlgorithm, hashFields } from '@jishan/ledger';

/** What an audit row's hash covers besides the hash before it. */
export interface AuditRecord {
  villageId: number | string;
  seq: number | string;
  /** Microseconds since 1970, in decimal. */
  atUs: string;
  actorId: string;
  action: string;
  target: string;
  commandId: string | null;
  requestId: string;
  /** As stored: the name itself is hashed too. */
  algorithm: string;
  /** Hex. */
  commitment: string;
}

/** The hash that a village's first audit row continues from, hex. */
export function genesisOfAudit(villageId: number | string): string {
  return hashFields('sha256', ['jishan.audit-genesis.1', villageId]);
}

/** Salted commitment to the detail's text, which may be erased. */
export function detailCommitmentOf(algorithm: HashAlgorithm, salt: string, detail: string): string {
  return hashFields(algorithm, ['jishan.detail.1', salt, detail]);
}

/** Hash of an audit row, hex. */
export function auditHashOf(algorithm: HashAlgorithm, previousHash: string, row: AuditRecord): string {
  return hashFields(algorithm, [
    'jishan.audit.1',
    row.algorithm,
    previousHash,
    row.villageId,
    row.seq,
    row.atUs,
    row.actorId,
    row.action,
    row.target,
    row.commandId,
    row.requestId,
    row.commitment,
  ]);
}
