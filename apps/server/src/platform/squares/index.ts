export { drawSquare } from './draw-square.ts';
