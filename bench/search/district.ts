/** The district that is filled: 300,000 households, about a million persons. */
export const DISTRICT = 1_000_000;
export const TOWNS = 20;
export const VILLAGES_PER_TOWN = 50;
export const HOUSEHOLDS_PER_VILLAGE = 300;

export const townId = (town: number) => DISTRICT + town * 1000;
export const villageId = (village: number) =>
  townId(1 + Math.floor(village / VILLAGES_PER_TOWN)) + 1 + (village % VILLAGES_PER_TOWN);
