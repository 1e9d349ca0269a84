export { createDisk, type Disk } from './disk.ts';
