export type TicketPurpose = 'bind' | 'web' | 'handover';

export interface DoorTicketsTable {
  ticket_hash: Buffer;
  purpose: TicketPurpose;
  sealed: Buffer;
  expires_at: Date;
}

export interface HouseholdCardsTable {
  village_id: number;
  id: string;
  household_id: string;
  person_id: string;
  number: string;
  secret_hash: Buffer;
  pin_hash: string | null;
  pin_set_at: Date | null;
  issued_at: Date;
  voided_at: Date | null;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    door_tickets: DoorTicketsTable;
    household_cards: HouseholdCardsTable;
  }
}
