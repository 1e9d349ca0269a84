export { exportJob } from './ask-export.ts';
export { exportErrors } from './errors.ts';
export { peopleSheets } from './people-sheets.ts';
export { exportRoutes } from './routes.ts';
export { cleanExports, runExports } from './run-exports.ts';
export { toCsv } from './sheet.ts';
export { villageFiles } from './village-files.ts';
