export { type Area, coverAreas } from './cover-areas.ts';
export { sameBitsMax } from './fingerprint.ts';
export {
  type Picture,
  type PictureFault,
  type PictureResult,
  pictureLimits,
  readPicture,
} from './read-picture.ts';
