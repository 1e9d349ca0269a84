export { createPlace } from './create-place.ts';
export { orgErrors } from './errors.ts';
export {
  findPlaceByCode,
  findVillageByCode,
  type Place,
  readPlace,
  readPlaceRanges,
  readPlaces,
  readVillageNames,
  readVillages,
} from './read.ts';
export { orgRoutes } from './routes.ts';
