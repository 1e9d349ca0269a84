export { demoGuide } from './accounts.ts';
export { demoSizes, loadDemo } from './load.ts';
