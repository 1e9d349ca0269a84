export type { DemoGuide, DemoStaff, DemoVillager, StartInfo } from './guide.ts';
export { startPageRoutes } from './routes.ts';
