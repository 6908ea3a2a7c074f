/** Where endpoints and attempts are kept: apart from other documents, for they are looked through. */
import type { Logger } from 'pino';
import { guarded } from '../availability.ts';
import type { DocumentStore } from '../store/document-store.ts';
import { keyedDocuments, type PrunedDocuments } from '../store/keyed-documents.ts';

export interface WebhookStore {
  readonly endpoints: PrunedDocuments;
  readonly deliveries: PrunedDocuments;
}

export const webhookStore = (store: DocumentStore, log: Logger): WebhookStore => ({
  endpoints: guarded(keyedDocuments(store, 'webhooks'), log),
  deliveries: guarded(keyedDocuments(store, 'webhook-deliveries'), log),
});
