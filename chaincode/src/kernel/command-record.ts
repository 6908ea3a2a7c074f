/**
 * Every command leaves a record under its client-made id, so that the same id returns the first result and a
 * fence can close one whose outcome is unknown.
 */
import { z } from 'zod';
import { DomainEvent } from './events.ts';
import { loadRecord } from './stored-record.ts';
import type { LedgerReader } from './ledger.ts';

export const CommandRecord = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('committed'), hash: z.string(), events: z.array(DomainEvent) }),
  z.strictObject({ status: z.literal('cancelled') }),
]);
export type CommandRecord = z.output<typeof CommandRecord>;

export const commandKey = (mspId: string, commandId: string): string => `command/${mspId}/${commandId}`;

export const loadCommandRecord = (
  reader: LedgerReader,
  mspId: string,
  commandId: string,
): Promise<CommandRecord | undefined> => loadRecord(reader, commandKey(mspId, commandId), CommandRecord);
