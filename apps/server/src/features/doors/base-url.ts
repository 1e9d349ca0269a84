import type { FastifyRequest } from 'fastify';
import type { DoorServices } from './services.ts';

/** Where people reach this installation: what the operator said, else what the browser asked for. */
export const baseUrlOf = (services: DoorServices, raw: FastifyRequest): string =>
  services.doors?.publicUrl ?? `${raw.protocol}://${raw.host}`;
