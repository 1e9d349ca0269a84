export { createDisk, type Disk } from './disk.ts';
export { deleteSealed, getSealed, putSealed, type SealedFile } from './sealed-pieces.ts';
