import { beforeAll, describe, expect, test } from '@jest/globals';
import { openTransaction, stateAfter, type State } from '../../test-support/memory-ledger.ts';
import { at, day } from '../../test-support/papers.ts';
import { meridianParty, ownerParty, people } from '../../test-support/people.ts';
import { invoiceTerms, invoiceTokens } from '../../test-support/receivable-papers.ts';
import { performText, Recorder } from '../../test-support/recorder.ts';
import { actOf, wholeStory } from '../../test-support/story.ts';
import { handlers } from '../catalogue.ts';
import { batchMax, pendingReader } from './batch.ts';
import { canonicalJson } from './canonical-json.ts';
import { isRefusal } from './errors.ts';
import { put, remove } from './ledger.ts';
import { type Opening, hashOfOpening } from './opening.ts';

interface Drafted {
  readonly receivableId: string;
  readonly invoice: Opening<typeof invoiceTerms>;
}

let recorder: Recorder;
beforeAll(async () => {
  recorder = Recorder.before(await actOf('DraftReceivable'));
});

const invoices = (numbers: readonly string[]): Drafted[] =>
  numbers.map((invoiceNumber) => ({
    receivableId: recorder.id('receivable'),
    invoice: recorder.open({
      ...invoiceTerms,
      invoiceNumber: invoiceNumber as 'CF-2026/00417',
      taxInvoice: { number: invoiceNumber.replaceAll(/\D/g, '').padStart(20, '3') as '26442000000123456789' },
    }),
  }));

const registrationOf = ({ receivableId, invoice }: Drafted) => ({
  receivableId,
  claimId: recorder.id('claim'),
  seller: ownerParty,
  debtor: meridianParty,
  invoiceHash: hashOfOpening(invoice),
  tokens: invoiceTokens(invoice.terms),
  proposalExpiresAt: at(recorder.now + 14 * day),
});

interface Spoken {
  readonly name?: string;
  readonly input: unknown;
  readonly terms?: Readonly<Record<string, unknown>>;
  readonly state?: State;
  readonly commandId?: string;
}

const say = (
  { name = 'RegisterReceivable', input, terms = {}, state = recorder.state, commandId }: Spoken,
  mode: 'commit' | 'plan' = 'commit',
) =>
  performText(
    {
      state,
      creator: people.owner,
      now: recorder.now,
      name,
      json: canonicalJson({ commandId: commandId ?? recorder.id('command'), input }),
      transient: new Map(Object.entries(terms).map(([key, value]) => [key, canonicalJson(value)])),
    },
    mode,
  );

const recordsIn = (state: State): unknown =>
  [...state].filter(([key]) => !key.startsWith('command/')).sort(([one], [other]) => (one < other ? -1 : 1));

describe('a batch', () => {
  test.each([
    ['is refused of a command that is said alone', 'CancelReceivable', 2, '/input'],
    ['is refused when it is empty', 'RegisterReceivable', 0, '/input'],
    ['is refused when it has one item too many', 'RegisterReceivable', batchMax + 1, '/input'],
  ])('%s', async (_rule, name, count, pointer) => {
    const [one] = invoices(['CF-1']).map(registrationOf);
    const { result, changes } = await say({ name, input: Array.from({ length: count }, () => one) });
    expect([result, changes]).toEqual([expect.objectContaining({ refused: 'COMMAND_INVALID', pointer }), []]);
  });

  test('points at the member of the item that has not the declared form', async () => {
    const input = invoices(['CF-1', 'CF-2']).map(registrationOf);
    const spoilt = [input[0], { ...input[1], invoiceHash: 'short' }];
    const { result } = await say({ input: spoilt });
    expect(result).toMatchObject({ refused: 'COMMAND_INVALID', pointer: '/input/1/invoiceHash' });
  });

  test.each([
    ['lacks the terms of an item', ['0/invoice'], '/terms/1/invoice'],
    ['brings terms of an item that it has not', ['0/invoice', '1/invoice', '2/invoice'], '/terms/2/invoice'],
    ['brings terms of no item', ['invoice', '0/invoice', '1/invoice'], '/terms/invoice'],
  ])('is refused when it %s', async (_rule, sections, pointer) => {
    const drafts = invoices(['CF-1', 'CF-2']);
    const terms = Object.fromEntries(sections.map((section) => [section, drafts[0]?.invoice]));
    const input = drafts.map(({ receivableId }) => ({ receivableId, seller: ownerParty }));
    const { result } = await say({ name: 'DraftReceivable', input, terms });
    expect(result).toMatchObject({ refused: 'TERMS_INVALID', pointer });
  });

  test('changes nothing where one item is refused, and says which', async () => {
    const [first, second] = invoices(['CF-1', 'CF-2']).map(registrationOf);
    const input = [first, { ...second, proposalExpiresAt: at(recorder.now - day) }];
    const { result, changes, emitted } = await say({ input });
    expect(result).toEqual({ refused: 'EXPIRY_INVALID', pointer: '/input/1/proposalExpiresAt' });
    expect([changes, emitted]).toEqual([[], []]);
  });

  test('names in its plan every item that would be refused', async () => {
    const [first, second, third] = invoices(['CF-1', 'CF-2', 'CF-3']).map(registrationOf);
    const late = at(recorder.now - day);
    const input = [{ ...first, proposalExpiresAt: late }, second, { ...third, proposalExpiresAt: late }];
    const { result } = await say({ input }, 'plan');
    if (isRefusal(result)) throw new Error(result.refused);
    expect(result.refusals.map(({ item, refusal }) => [item, refusal.refused])).toEqual([
      [0, 'EXPIRY_INVALID'],
      [2, 'EXPIRY_INVALID'],
    ]);
  });

  test('does what its items do one after the other, and tells it in their order', async () => {
    const numbers = Array.from({ length: 5 }, (_, nth) => `CF-2026/1${nth}`);
    const drafts = invoices(numbers);
    const input = drafts.map(registrationOf);
    const together = await say({ input });
    let state = recorder.state;
    const events: unknown[] = [];
    for (const one of input) {
      const alone = await say({ input: one, state });
      if (isRefusal(alone.result)) throw new Error(alone.result.refused);
      events.push(...alone.result.envelope.events);
      state = stateAfter(state, alone.changes);
    }
    if (isRefusal(together.result)) throw new Error(together.result.refused);
    expect(together.result.envelope.events).toEqual(events);
    expect(recordsIn(stateAfter(recorder.state, together.changes))).toEqual(recordsIn(state));
  });

  test('lets no item repeat what an earlier one has done', async () => {
    const [first, second] = invoices(['CF-1', 'CF-2']).map(registrationOf);
    const { result } = await say({ input: [first, { ...second, receivableId: first?.receivableId }] });
    expect(result).toEqual({ refused: 'ID_TAKEN', pointer: '/input/1/receivableId' });
  });

  test('is one command: said again it returns its first result, with another item it is refused', async () => {
    const input = invoices(['CF-1', 'CF-2']).map(registrationOf);
    const commandId = recorder.id('command');
    const first = await say({ input, commandId });
    const state = stateAfter(recorder.state, first.changes);
    const again = await say({ input, commandId, state });
    expect(again.result).toMatchObject({ replayed: true });
    const other = await say({ input: input.slice(1), commandId, state });
    expect(other.result).toMatchObject({ refused: 'COMMAND_ID_REUSED' });
  });

  test('keeps the private terms of each of its items', async () => {
    const drafts = invoices(['CF-1', 'CF-2']);
    const { changes } = await say({
      name: 'DraftReceivable',
      input: drafts.map(({ receivableId }) => ({ receivableId, seller: ownerParty })),
      terms: Object.fromEntries(drafts.map(({ invoice }, item) => [`${item}/invoice`, invoice])),
    });
    expect(changes.map((change) => change.type === 'put-private' && change.value)).toEqual(
      drafts.map(({ invoice }) => invoice),
    );
  });

  test('takes no item whose terms are for other peers than those of the items before it', async () => {
    const ours = await actOf('RequestConfirmation');
    const outside = (await wholeStory()).find(
      ({ call, execution }) =>
        call.name === 'RequestConfirmation' &&
        call.creator === people.owner &&
        execution.endorsers.join() !== ours.execution.endorsers.join(),
    );
    if (outside === undefined) throw new Error('every request has the same readers');
    const items = [ours, outside];
    const { result } = await say({
      name: 'RequestConfirmation',
      state: outside.state,
      input: items.map(({ call }) => call.input),
      terms: Object.fromEntries(items.map(({ call }, item) => [`${item}/invoice`, call.sections['invoice']])),
    });
    expect(result).toMatchObject({ refused: 'TERMS_INVALID', pointer: '/terms/1' });
  });

  test('is made of commands that each tell one event', async () => {
    for (const { call, execution } of await wholeStory()) {
      const batch = handlers.get(call.name)?.definition.batch;
      if (batch !== undefined) expect([call.name, execution.envelope.events.length]).toEqual([call.name, 1]);
    }
  });
});

describe('a reader of what is about to be written', () => {
  const ledger = openTransaction(
    new Map([
      ['lien/a/1', { value: 1 }],
      ['lien/a/3', { value: 3 }],
    ]),
    { creator: people.owner, timestamp: 0, transient: new Map() },
  ).ledger;

  test('shows a record that was put, another that was removed, and the rest as they are', async () => {
    const reader = pendingReader(ledger);
    reader.note([put('lien/a/2', 2), remove('lien/a/3'), put('lien/b/1', 9)]);
    expect(await reader.range('lien/a/')).toEqual([
      { key: 'lien/a/1', value: 1 },
      { key: 'lien/a/2', value: 2 },
    ]);
    expect(await Promise.all(['lien/a/1', 'lien/a/2', 'lien/a/3'].map((key) => reader.get(key)))).toEqual([
      1,
      2,
      undefined,
    ]);
  });

  test('asks the ledger once for a key and once for a prefix', async () => {
    const asked: string[] = [];
    const reader = pendingReader({
      get: (key) => (asked.push(key), ledger.get(key)),
      range: (prefix) => (asked.push(prefix), ledger.range(prefix)),
    });
    for (const key of ['lien/a/1', 'lien/a/1']) await reader.get(key);
    for (const prefix of ['lien/a/', 'lien/a/']) await reader.range(prefix);
    expect(asked).toEqual(['lien/a/1', 'lien/a/']);
  });
});
