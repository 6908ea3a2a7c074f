import { expect, test } from '@jest/globals';
import type { EventEnvelope, Refusal } from '@chopmark/chaincode/api';
import { planAndEndorse } from './endorsement.ts';
import { EndorseError } from './errors.ts';
import type { Command, EndorsedTransaction, LedgerClient, LedgerIdentity, Plan } from './ledger-client.ts';

const identity: LedgerIdentity = { mspId: 'HarbourBankMSP', certificate: '', sign: () => new Uint8Array() };
const command: Command = { name: 'ReserveLien', commandId: 'CMD-0123456789ABCDEF', input: {}, openings: {} };
const envelope: EventEnvelope = {
  schema: 'chopmark-envelope.v1',
  command: { name: command.name, id: command.commandId },
  actor: { mspId: 'HarbourBankMSP', role: 'bank-maker' },
  events: [{ type: 'lien.reserved.v1', fields: {} }],
};
const plan: Plan = { endorsers: ['HarbourBankMSP', 'RegistryMSP'], replayed: false, envelope, refusals: [] };
const transaction: EndorsedTransaction = {
  transactionId: 'tx',
  envelope: new Uint8Array(),
  result: envelope,
};
const taken: Refusal = { refused: 'ASSET_ALREADY_ENCUMBERED' };
const absent: Refusal = { refused: 'RECEIPT_NOT_FOUND' };

type Answer<T> = T | Error;
const next = <T>(answers: Answer<T>[]): Promise<T> => {
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  if (answer instanceof Error) return Promise.reject(answer);
  return Promise.resolve(answer as T);
};

/** A ledger whose peers answer as written, the last answer for ever. */
const ledgerOf = (plans: Answer<Plan | Refusal>[], endorsements: Answer<EndorsedTransaction | Refusal>[]) => {
  const asked: string[] = [];
  const ledger = {
    plan: () => (asked.push('plan'), next(plans)),
    endorse: (_identity: LedgerIdentity, _command: Command, endorsers: readonly string[]) => {
      asked.push(`endorse ${endorsers.join(' ')}`);
      return next(endorsements);
    },
  } as unknown as LedgerClient;
  return { ledger, asked };
};

test('a refusal by the own peer is final: nobody else is asked', async () => {
  const { ledger, asked } = ledgerOf([taken], [transaction]);
  await expect(planAndEndorse(ledger, identity, command)).resolves.toEqual({
    type: 'refused',
    refusal: taken,
  });
  expect(asked).toEqual(['plan']);
});

test('a refusal by others counts when the own peer comes to agree', async () => {
  const { ledger } = ledgerOf([plan, taken], [absent]);
  await expect(planAndEndorse(ledger, identity, command)).resolves.toEqual({
    type: 'refused',
    refusal: taken,
  });
});

test('a refusal by others counts when it stays', async () => {
  const { ledger, asked } = ledgerOf([plan], [absent]);
  const endorsement = await planAndEndorse(ledger, identity, command);
  expect(endorsement).toMatchObject({ type: 'refused', refusal: absent });
  expect(asked.length).toBe(10);
});

test('a failure that does not pass is not tried again', async () => {
  const { ledger, asked } = ledgerOf([plan], [new EndorseError('failed', 'access denied')]);
  await expect(planAndEndorse(ledger, identity, command)).rejects.toThrow('access denied');
  expect(asked.length).toBe(2);
});

test('a committed command is not endorsed again', async () => {
  const { ledger, asked } = ledgerOf([{ ...plan, replayed: true, endorsers: [] }], [transaction]);
  await expect(planAndEndorse(ledger, identity, command)).resolves.toMatchObject({ type: 'replayed' });
  expect(asked).toEqual(['plan']);
});

test('peers at different heights are asked again, and only those that the plan names', async () => {
  const { ledger, asked } = ledgerOf([plan], [new EndorseError('mismatch', 'differ'), absent, transaction]);
  await expect(planAndEndorse(ledger, identity, command)).resolves.toEqual({ type: 'endorsed', transaction });
  expect(new Set(asked)).toEqual(new Set(['plan', 'endorse HarbourBankMSP RegistryMSP']));
});
