export type PlaceKind = 'district' | 'town' | 'village';

export interface PlacesTable {
  id: number;
  kind: PlaceKind;
  parent_id: number | null;
  code: string;
  name: string;
  phone: string | null;
  lo: number;
  hi: number;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    places: PlacesTable;
  }
}
