/** All that tells who somebody is. Days as `2026-11-22`. */
export interface Person {
  name: string;
  /** As `normalisePhone` gives it. */
  phone?: string;
  /** 18 signs, the last may be X. */
  idNumber?: string;
  bornOn?: string;
  /** Who answers for a person under 14. */
  guardianName?: string;
  guardianPhone?: string;
}
