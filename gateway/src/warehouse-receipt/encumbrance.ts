import { z } from 'zod';
import type { Viewer } from '../plugins/viewer.ts';
import { mayNameFinancier, type ReceiptFile } from './file.ts';
import type { Lien } from './records.ts';

const LienView = z.strictObject({
  lienId: z.string(),
  state: z.enum(['reserved', 'encumbered', 'consumed', 'sale-pending', 'sale-paid']),
  holder: z.string(),
  rank: z.int(),
  expiresAt: z.string().optional(),
  financingId: z.string().optional(),
});

export const Encumbrance = z
  .strictObject({
    state: z.enum(['free', 'reserved', 'pledged']),
    /** Whether it is your own organisation's. */
    yours: z.boolean(),
    /** A reservation whose time is over and that anyone may sweep. */
    lapsed: z.boolean(),
    /** Your own; the owner, the warehouse and the supervisors see all. */
    liens: z.array(LienView),
  })
  .meta({ id: 'Encumbrance' });
export type Encumbrance = z.output<typeof Encumbrance>;

const lienViewOf = ({
  id,
  state,
  holder,
  rank,
  expiresAt,
  financingId,
}: Lien): z.output<typeof LienView> => ({
  lienId: id,
  state,
  holder,
  rank,
  ...(state === 'reserved' ? { expiresAt } : {}),
  ...(financingId === undefined ? {} : { financingId }),
});

const stateOf = (liens: readonly Lien[]): Encumbrance['state'] => {
  if (liens.some(({ state }) => state !== 'reserved')) return 'pledged';
  return liens.length === 0 ? 'free' : 'reserved';
};

/** Whether the receipt is taken, never by which other financier. */
export const encumbranceOf = (file: ReceiptFile, viewer: Viewer): Encumbrance => {
  const own = file.liens.filter(({ holder }) => holder === viewer.mspId);
  const state = stateOf(file.liens);
  return {
    state,
    yours: own.length > 0,
    lapsed: state === 'reserved' && file.liens.every(({ expiresAt }) => Date.parse(expiresAt) <= Date.now()),
    liens: (mayNameFinancier(file, viewer) ? file.liens : own).map(lienViewOf),
  };
};

export const isFrozen = ({ holds }: ReceiptFile): boolean => holds.some(({ status }) => status === 'placed');
