/** One entry for each command, and which of two is kept. */
import { expect, test } from '@jest/globals';
import { EventEnvelope, refuse } from '@chopmark/chaincode/api';
import { keepEntry, type Outbox } from './outbox.ts';
import type { OutboxEntry, OutboxState } from './outbox-entry.ts';

const commandId = 'CMD-0123456789ABCDEF';

const outboxWith = (first: OutboxEntry): { outbox: Outbox; kept: () => OutboxEntry | undefined } => {
  const entries = new Map([[commandId, first]]);
  const outbox: Outbox = {
    insert: async (entry) => {
      if (entries.has(entry.commandId)) return false;
      entries.set(entry.commandId, entry);
      return true;
    },
    replace: async (entry) => void entries.set(entry.commandId, entry),
    remove: async (id) => void entries.delete(id),
    find: async (id) => entries.get(id),
    pending: async () => [],
  };
  return { outbox, kept: () => entries.get(commandId) };
};

const entry = (state: OutboxState, contentHash: string): OutboxEntry => ({
  ...state,
  ...{ commandId, contentHash, name: 'RecordRepayment', login: 'maker', sealedCommand: '' },
  ...{ attempt: 1, transactionId: 'tx', envelope: Buffer.from('bytes') },
  result: {
    schema: EventEnvelope.shape.schema.value,
    command: { name: 'RecordRepayment', id: commandId },
    actor: { mspId: 'HarbourBankMSP', role: 'bank-maker' },
    events: [],
  },
});
const refused: OutboxState = { state: 'refused', refusal: refuse('TERMS_HASH_MISMATCH') };

test('what was refused is said again with other terms', async () => {
  const { outbox, kept } = outboxWith(entry(refused, 'aa'));
  expect(await keepEntry(outbox, entry({ state: 'submitting' }, 'bb'))).toBe(true);
  expect(kept()).toMatchObject({ state: 'submitting', contentHash: 'bb' });
});

test.each<[string, OutboxState, string]>([
  ['refused with the same terms', refused, 'bb'],
  ['on its way', { state: 'submitting' }, 'aa'],
  ['committed', { state: 'committed', blockNumber: 7 }, 'aa'],
  ['cancelled by a fence', { state: 'cancelled' }, 'aa'],
])('what is %s stays as it is', async (_case, state, contentHash) => {
  const { outbox, kept } = outboxWith(entry(state, contentHash));
  expect(await keepEntry(outbox, entry({ state: 'submitting' }, 'bb'))).toBe(false);
  expect(kept()).toMatchObject({ state: state.state, contentHash });
});
