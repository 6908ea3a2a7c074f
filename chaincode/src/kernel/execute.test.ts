import { describe, expect, test } from '@jest/globals';
import { Draft } from '../../test-support/draft.ts';
import { people } from '../../test-support/people.ts';
import { perform, performText, saidBy } from '../../test-support/recorder.ts';
import { actOf, firstActs, wholeStory } from '../../test-support/story.ts';
import { stateAfter } from '../../test-support/memory-ledger.ts';
import { handlers } from '../catalogue.ts';
import { commonErrorCodes, isRefusal } from './errors.ts';
import { textLengthMax } from './parse.ts';
import { rolesOfKind, roles } from './roles.ts';

type Spoil = (draft: Draft) => void;

const answerTo = async (draft: Draft): Promise<string> => {
  const { result, changes, emitted } = await perform(draft);
  expect([changes, emitted]).toEqual([[], []]);
  return isRefusal(result) ? result.refused : 'committed';
};

const suspend =
  (mspId: string): Spoil =>
  (draft) => {
    const { members } = draft.at('consortium') as { members: Record<string, object> };
    draft.change('consortium', {
      members: { ...members, [mspId]: { ...members[mspId], status: 'suspended' } },
    });
  };
const said =
  (creator: object): Spoil =>
  (draft) =>
    draft.saidBy({ ...draft.call.creator, ...creator });
const recordCommand =
  (record: object): Spoil =>
  (draft) =>
    draft.put(`command/${draft.call.creator.mspId}/${draft.call.commandId}`, record);

/** What any command may answer, on an offer by a firm's officer; the time guard is the Fabric adapter's. */
const commonRefusals: readonly (readonly [string, string, Spoil])[] = [
  [
    'COMMAND_UNKNOWN',
    'no command has the name',
    (draft) => void (draft.call = { ...draft.call, name: 'constructor' }),
  ],
  ['CONSORTIUM_NOT_FOUNDED', 'nothing is founded', (draft) => draft.drop('consortium')],
  ['ORGANISATION_NOT_MEMBER', 'the organisation is no member', said({ mspId: 'StrangerMSP' })],
  [
    'ORGANISATION_NOT_MEMBER',
    'the organisation is called like a member of every object',
    said({ mspId: 'constructor' }),
  ],
  ['ORGANISATION_NOT_MEMBER', 'the organisation is suspended', suspend('EnterprisesMSP')],
  ['ROLE_NOT_ALLOWED', 'the certificate has no role', said({ role: undefined })],
  ['ROLE_NOT_ALLOWED', 'the role is unheard of', said({ role: 'root' })],
  ['ROLE_NOT_ALLOWED', 'the role is another one of its kind', said({ role: 'org-admin' })],
  ['ROLE_NOT_ALLOWED', 'the role belongs to banks', said({ role: 'bank-maker' })],
  ['SUBJECT_UNKNOWN', 'the officer acts for no firm', said({ subject: undefined })],
  ['SUBJECT_UNKNOWN', 'the firm is unheard of', said({ subject: 'SUB-9999999999999999' })],
  [
    'SUBJECT_UNKNOWN',
    'the firm is suspended',
    (draft) => draft.change(`subject/EnterprisesMSP/${people.owner.subject}`, { status: 'suspended' }),
  ],
  [
    'COMMAND_INVALID',
    'a member of the input is missing',
    (draft) => void Reflect.deleteProperty(draft.input, 'offerId'),
  ],
  [
    'TERMS_INVALID',
    'a section of terms has a member too many',
    (draft) => draft.changeTerms('request', { bribe: 1 }),
  ],
  [
    'COMMAND_ID_REUSED',
    'the id was used with other content',
    recordCommand({ status: 'committed', hash: '00', events: [] }),
  ],
  ['COMMAND_CANCELLED', 'the id was fenced', recordCommand({ status: 'cancelled' })],
  [
    'RECEIPT_NOT_FOUND',
    'only the rule itself refuses',
    (draft) => draft.drop(`receipt/${draft.text('receiptId')}`),
  ],
];

describe('what any command may answer', () => {
  test('is brought about here, in its order of precedence', () => {
    const codes = new Set(commonRefusals.map(([code]) => code));
    const expected = commonErrorCodes.filter((code) => code !== 'TIMESTAMP_OUT_OF_WINDOW');
    expect([...codes]).toEqual([...expected, 'RECEIPT_NOT_FOUND']);
  });

  test.each(commonRefusals.map(([code, when], index) => [code, when, index] as const))(
    '%s when %s, whatever comes after it',
    async (code, _when, index) => {
      for (const rows of [commonRefusals.slice(index, index + 1), commonRefusals.slice(index)]) {
        const draft = new Draft(await actOf('OfferReceipt'));
        for (const [, , spoil] of rows.toReversed()) spoil(draft);
        expect(await answerTo(draft)).toBe(code);
      }
    },
  );

  test.each([...handlers.keys()])('%s is refused to every role that it does not name', async (name) => {
    const act = await actOf(name);
    const allowed: readonly string[] = handlers.get(name)?.definition.roles ?? [];
    for (const role of roles.filter((one) => !allowed.includes(one))) {
      const draft = new Draft(act);
      draft.saidBy({ ...act.call.creator, role });
      expect([role, await answerTo(draft)]).toEqual([role, 'ROLE_NOT_ALLOWED']);
    }
  });

  test('no organisation’s certificate carries a role of another kind', async () => {
    const act = await actOf('CancelCommand');
    for (const role of roles.filter((one) => !(rolesOfKind.bank as readonly string[]).includes(one))) {
      const draft = new Draft(act);
      draft.saidBy({ ...act.call.creator, role });
      expect([role, await answerTo(draft)]).toEqual([role, 'ROLE_NOT_ALLOWED']);
    }
  });

  test('nothing but its founding can be said to a consortium that is not founded', async () => {
    for (const { state, call } of await firstActs()) {
      const draft = new Draft({ state, call });
      draft.state.clear();
      expect([call.name, (await perform(draft)).result]).toEqual([
        call.name,
        call.name === 'FoundConsortium'
          ? expect.objectContaining({ replayed: false })
          : { refused: 'CONSORTIUM_NOT_FOUNDED' },
      ]);
    }
  });
});

describe('bad input', () => {
  /** Documents without a fully digital invoice have no token of one. */
  const mayBeEmpty = new Set(['assessed', 'invoiceTokens', 'warnings', 'known']);
  const wrongValues = [null, 1.5, -1, '', [], {}, true, '\u0000', 'x'.repeat(1000)];

  test.each([...handlers.keys()])('%s: the pointer names the member that is wrong', async (name) => {
    const act = await actOf(name);
    for (const member of Object.keys(act.call.input)) {
      const draft = new Draft(act);
      draft.input[member] = { unlike: 'anything' };
      const { result } = await perform(draft);
      expect(result).toMatchObject({ refused: 'COMMAND_INVALID' });
      expect(isRefusal(result) && result.pointer?.startsWith(`/input/${member}`)).toBe(true);
    }
  });

  test.each([...handlers.keys()])(
    '%s: no value of any member makes it fail otherwise than by refusing',
    async (name) => {
      const act = await actOf(name);
      for (const member of Object.keys(act.call.input)) {
        for (const wrong of wrongValues) {
          const draft = new Draft(act);
          draft.input[member] = wrong;
          const isRight =
            (wrong === true && typeof act.call.input[member] === 'boolean') ||
            (Array.isArray(wrong) && mayBeEmpty.has(member));
          expect(isRefusal((await perform(draft)).result)).toBe(!isRight);
        }
      }
    },
  );

  test('a member that the command does not have is refused by name', async () => {
    const draft = new Draft(await actOf('ReserveLien'));
    draft.input['force/it~'] = true;
    const { result } = await perform(draft);
    expect(result).toEqual({
      refused: 'COMMAND_INVALID',
      pointer: '/input/force~1it~0',
      expected: 'no such member',
    });
  });

  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a text', '"ReserveLien"'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a prototype instead of input', '{"__proto__":{"commandId":"CMD-0000000000000001"}}'],
    ['a text that is too long', `"${'x'.repeat(textLengthMax)}"`],
  ])('%s is no command', async (_case, json) => {
    const { result } = await performText({ ...saidBy(await actOf('ReserveLien')), json });
    expect(result).toMatchObject({ refused: 'COMMAND_INVALID' });
  });

  test('a command that is padded beyond the limit is refused, one below it is not', async () => {
    const spoken = saidBy(await actOf('ReserveLien'));
    const padded = (length: number): string => spoken.json.padEnd(length, ' ');
    const tooLong = await performText({ ...spoken, json: padded(textLengthMax + 1) });
    expect(tooLong.result).toMatchObject({ refused: 'COMMAND_INVALID' });
    expect(isRefusal((await performText({ ...spoken, json: padded(textLengthMax) })).result)).toBe(false);
  });
});

describe('terms in the transient map', () => {
  const salt = '00'.repeat(16);

  test('every section that is not optional must be there, and no other', async () => {
    for (const act of await firstActs()) {
      const optional = handlers.get(act.call.name)?.definition.optional ?? [];
      const needed = Object.keys(act.call.sections).filter((name) => !optional.includes(name));
      for (const section of needed) {
        const draft = new Draft(act);
        const others = Object.entries(draft.call.sections).filter(([name]) => name !== section);
        draft.call = { ...draft.call, sections: Object.fromEntries(others) };
        const { result } = await perform(draft);
        expect(result).toMatchObject({ refused: 'TERMS_INVALID', pointer: `/terms/${section}` });
      }
      const draft = new Draft(act);
      draft.open('surplus', { terms: {}, salt });
      const { result } = await perform(draft);
      expect(result).toEqual({
        refused: 'TERMS_INVALID',
        pointer: '/terms/surplus',
        expected: 'no such section',
      });
    }
  });

  test.each([
    ['no JSON', '{'],
    ['no opening', '{}'],
    ['no salt', '{"terms":{}}'],
    ['a text that is too long', `"${'x'.repeat(textLengthMax)}"`],
  ])('a section that is %s is refused', async (_case, text) => {
    const spoken = saidBy(await actOf('AttestPrice'));
    const { result } = await performText({ ...spoken, transient: new Map([['price', text]]) });
    expect(result).toMatchObject({ refused: 'TERMS_INVALID' });
  });

  test('a short salt is refused: its hash would be a dictionary away', async () => {
    const draft = new Draft(await actOf('AttestPrice'));
    draft.open('price', { terms: draft.termsOf('price'), salt: '00'.repeat(15) });
    expect((await perform(draft)).result).toMatchObject({
      refused: 'TERMS_INVALID',
      pointer: '/terms/price/salt',
    });
  });

  test('terms of before under another salt do not open', async () => {
    const draft = new Draft(await actOf('ConfirmFinancing'));
    draft.open('deal', { terms: draft.termsOf('deal'), salt });
    expect((await perform(draft)).result).toMatchObject({
      refused: 'TERMS_HASH_MISMATCH',
      pointer: '/terms/deal',
    });
  });

  test.each([
    [
      'money as a number',
      'ProposeFinancing',
      'deal',
      { principal: { amount: 1.5, currency: 'CNY' } },
      '/principal/amount',
    ],
    ['a negative quantity', 'ProposeReceipt', 'goods', { net: { value: -1, unit: 'KGM' } }, '/net/value'],
    ['half a kilogram', 'ProposeReceipt', 'goods', { net: { value: 0.5, unit: 'KGM' } }, '/net/value'],
    ['a foreign unit', 'ProposeReceipt', 'goods', { net: { value: 1, unit: 'LBR' } }, '/net/unit'],
    ['a bad check digit', 'ProposeReceipt', 'goods', { operator: '91310115MA1K4QJ78N' }, '/operator'],
    ['a commodity of no chapter', 'ProposeReceipt', 'goods', { hsCode: '770000' }, '/hsCode'],
    ['ratios that fall', 'ProposeFinancing', 'deal', { marginCallLtvBp: 6999 }, '/marginCallLtvBp'],
    ['a loan that ends before it starts', 'ProposeFinancing', 'deal', { dueDate: '2026-03-01' }, '/dueDate'],
    [
      'an empty loan',
      'ProposeFinancing',
      'deal',
      { principal: { amount: '0.00', currency: 'CNY' } },
      '/principal/amount',
    ],
  ])('%s is refused at its place', async (_case, name, section, change, pointer) => {
    const draft = new Draft(await actOf(name));
    draft.changeTerms(section, change);
    const { result } = await perform(draft);
    expect(result).toMatchObject({ refused: 'TERMS_INVALID', pointer: `/terms/${section}/terms${pointer}` });
  });
});

describe('command ids', () => {
  test('every command said again returns its first result and writes nothing', async () => {
    for (const act of await wholeStory()) {
      if (handlers.get(act.call.name)?.definition.recorded === false) continue;
      const later = stateAfter(act.state, act.changes);
      const { result, changes, emitted } = await perform({ state: later, call: act.call });
      expect(result).toEqual({ ...act.execution, replayed: true, endorsers: [] });
      expect([changes, emitted]).toEqual([[], []]);
    }
  });

  test('the same id with other content is refused, a fresh salt included', async () => {
    const act = await actOf('OfferReceipt');
    const spoils: Spoil[] = [
      (draft) => void (draft.input['expiresAt'] = '2026-03-03T09:30:00.000Z'),
      (draft) => draft.open('request', { terms: draft.termsOf('request'), salt: '00'.repeat(16) }),
    ];
    for (const spoil of spoils) {
      const draft = new Draft({ ...act, state: stateAfter(act.state, act.changes) });
      spoil(draft);
      expect((await perform(draft)).result).toEqual({ refused: 'COMMAND_ID_REUSED', pointer: '/commandId' });
    }
  });

  test('the same id under another command’s name is refused', async () => {
    const cancelled = await actOf('CancelCommand');
    const draft = new Draft(await actOf('RecordExternalParty'));
    for (const [key, entry] of stateAfter(cancelled.state, cancelled.changes)) draft.state.set(key, entry);
    draft.call = { ...draft.call, commandId: cancelled.call.commandId };
    expect(await answerTo(draft)).toBe('COMMAND_ID_REUSED');
  });

  test('two organisations may use one id', async () => {
    const act = await actOf('CancelCommand');
    const draft = new Draft({ ...act, state: stateAfter(act.state, act.changes) });
    draft.saidBy(people.riverMaker);
    expect((await perform(draft)).result).toMatchObject({ replayed: false });
  });

  test('once a fence is committed, its command never is', async () => {
    const act = await actOf('ReserveLien');
    const { call, state } = await actOf('CancelCommand');
    const fence = { ...call, input: { cancelledCommandId: act.call.commandId } };
    const { changes } = await perform({ state, call: fence });
    const fenced = stateAfter(act.state, changes);
    expect((await perform({ state: fenced, call: act.call })).result).toEqual({
      refused: 'COMMAND_CANCELLED',
    });
  });

  test('a fence that comes too late says so', async () => {
    const act = await actOf('ReserveLien');
    const { call } = await actOf('CancelCommand');
    const commandId = 'CMD-9999999999999999';
    const fence = { ...call, commandId, input: { cancelledCommandId: act.call.commandId } };
    const later = stateAfter(act.state, act.changes);
    expect((await perform({ state: later, call: fence })).result).toMatchObject({
      refused: 'COMMAND_ALREADY_COMMITTED',
    });
  });
});

describe('a plan', () => {
  test('names the endorsers of the commitment, writes nothing and tells no events', async () => {
    for (const act of await wholeStory()) {
      const { result, changes, emitted } = await perform(act, 'plan');
      const { execution } = act;
      expect(result).toEqual({ ...execution, envelope: { ...execution.envelope, events: [] } });
      expect([changes, emitted]).toEqual([[], []]);
    }
  });
});
