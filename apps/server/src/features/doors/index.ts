export { createDoors } from './create-doors.ts';
export { doorErrors } from './errors.ts';
export { doorRoutes } from './routes.ts';
export type { DoorPorts, DoorServices } from './services.ts';
export { cleanUpTickets } from './tickets.ts';
