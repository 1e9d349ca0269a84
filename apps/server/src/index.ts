export { type AppOptions, createApp, errorCatalogue } from './app.ts';
export { beginRotation, continueRotation, type KeyKind, type RotationProgress } from './key-rotation.ts';
export { startAppJobs } from './jobs.ts';
export { createAppOutbox } from './outbox.ts';
export { emitOpenApi, type Faces, type Health, type HttpServer } from './platform/http/index.ts';
export { type AppServices, type OpenedServices, openServices } from './services.ts';
