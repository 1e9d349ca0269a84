/** What one household may file and attach; the scheme's own limits come on top. */
export const eventLimits = {
  claimsPerDay: 10,
  photosPerDay: 30,
  /** Uploads of one villager a day: the photos of a day with room for retakes. */
  uploadsPerVillagerPerDay: 60,
  /** A round of visits brings up to 180 photos; two rounds and retakes fit. */
  uploadsPerStaffPerDay: 500,
  noteCharsMax: 500,
  reasonCharsMax: 200,
  /** A claim older than this goes to the clerk with papers instead. */
  claimAgeDaysMax: 92,
  /** Clocks of phones run ahead. */
  futureMinutesMax: 10,
  /** A fact filed later than this gets a second look. */
  lateAfterDays: 31,
  /** A photo that no claim took is thrown away after this. */
  loosePhotoHours: 24,
} as const;
