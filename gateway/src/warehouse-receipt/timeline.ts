import { Role } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { LedgerTransaction, LedgerView } from '../hosting.ts';

export const TimelineEntry = z
  .strictObject({
    at: z.string(),
    block: z.int(),
    command: z.string(),
    /** Missing where it would name another financier. */
    organisation: z.string().optional(),
    role: Role.optional(),
    txId: z.string().optional(),
    events: z.array(z.string()),
  })
  .meta({ id: 'TimelineEntry' });
type TimelineEntry = z.output<typeof TimelineEntry>;

const entryOf = (row: LedgerTransaction, isHidden: boolean): TimelineEntry => {
  const role = Role.safeParse(row.creator.role);
  return {
    at: row.timestamp,
    block: row.block,
    command: row.command?.name ?? '',
    ...(role.success ? { role: role.data } : {}),
    ...(isHidden ? {} : { organisation: row.creator.mspId, txId: row.txId }),
    events: row.events.map(({ type }) => type),
  };
};

const isBank = ({ creator }: LedgerTransaction): boolean => creator.role?.startsWith('bank-') === true;

/** @param hidesBanksBut the only bank that may be named, where others may not be */
export const timelineOf = async (
  view: LedgerView,
  recordId: string,
  hidesBanksBut: string | undefined,
): Promise<TimelineEntry[]> =>
  (await view.timeline(recordId)).map((row) =>
    entryOf(row, hidesBanksBut !== undefined && isBank(row) && row.creator.mspId !== hidesBanksBut),
  );
