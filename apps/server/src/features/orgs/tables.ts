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

export interface PlaceCodesTable {
  place_id: number;
  code: string;
  valid_from: string;
  valid_until: string | null;
}

export interface PlaceRangesTable {
  place_id: number;
  lo: number;
  hi: number;
}

declare module '../../platform/db/tables.ts' {
  interface Tables {
    places: PlacesTable;
    place_codes: PlaceCodesTable;
    place_ranges: PlaceRangesTable;
  }
}
