export type { DeliveryFault } from './deliver.ts';
export { createOutbox, type Outbox, type OutboxOptions } from './dispatcher.ts';
export type { OutboxMessage, Subscriber } from './types.ts';
