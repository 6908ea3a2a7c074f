import { Role } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { LedgerTransaction, LedgerView } from '../hosting.ts';

export const TimelineEntry = z
  .strictObject({
    at: z.string(),
    command: z.string(),
    role: Role.optional(),
    /** These are missing where they would name another financier. */
    organisation: z.string().optional(),
    block: z.int().optional(),
    txId: z.string().optional(),
    events: z.array(z.string()),
  })
  .meta({ id: 'TimelineEntry' });
type TimelineEntry = z.output<typeof TimelineEntry>;

const entryOf = (row: LedgerTransaction, isNamed: boolean): TimelineEntry => {
  const role = Role.safeParse(row.creator.role);
  return {
    at: row.timestamp,
    command: row.command?.name ?? '',
    ...(role.success ? { role: role.data } : {}),
    ...(isNamed ? { organisation: row.creator.mspId, txId: row.txId, block: row.block } : {}),
    events: row.events.map(({ type }) => type),
  };
};

const isBank = ({ creator }: LedgerTransaction): boolean => creator.role?.startsWith('bank-') === true;
const isOfLienBook = ({ events }: LedgerTransaction): boolean =>
  events.some(({ type }) => type.startsWith('lien.'));

/**
 * What happened to a record, oldest first.
 * @param onlyBank the only bank whose steps may be named, where others may not: of those it is told that a lien came
 * or went, and nothing of their loans
 */
export const timelineOf = async (
  view: LedgerView,
  recordId: string,
  onlyBank: string | undefined,
): Promise<TimelineEntry[]> => {
  const isNamed = (row: LedgerTransaction): boolean =>
    onlyBank === undefined || !isBank(row) || row.creator.mspId === onlyBank;
  const rows = await view.timeline(recordId);
  return rows.filter((row) => isNamed(row) || isOfLienBook(row)).map((row) => entryOf(row, isNamed(row)));
};
