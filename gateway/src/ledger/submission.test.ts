import { expect, test } from '@jest/globals';
import { CommitUnknownError, SubmitError } from './errors.ts';
import type { CommitStatus, LedgerClient, SignedTransaction } from './ledger-client.ts';
import { submitUntilKnown } from './submission.ts';

const transaction: SignedTransaction = { transactionId: 'tx', envelope: Buffer.from('the same bytes') };
const valid: CommitStatus = { code: 0, codeName: 'VALID', blockNumber: 12 };
const never = new AbortController().signal;

/** An orderer that answers submissions as written, and a peer that knows the status after so many questions. */
const ledgerOf = (answers: ('taken' | SubmitError)[], knownAfter: number) => {
  const submitted: string[] = [];
  let questions = 0;
  const ledger = {
    submit: ({ envelope }: SignedTransaction) => {
      submitted.push(Buffer.from(envelope).toString());
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer instanceof SubmitError ? Promise.reject(answer) : Promise.resolve();
    },
    commitStatus: () => {
      questions += 1;
      return questions > knownAfter
        ? Promise.resolve(valid)
        : Promise.reject(new CommitUnknownError('not yet'));
    },
  } as unknown as LedgerClient;
  return { ledger, submitted };
};

test('an orderer that will never take the bytes is not asked for ever', async () => {
  const { ledger, submitted } = ledgerOf([new SubmitError(true, 'FORBIDDEN')], 1_000);
  await expect(submitUntilKnown(ledger, transaction, never)).resolves.toBe('never-taken');
  expect(submitted.length).toBe(1);
}, 15_000);

test('bytes that an orderer does not take any more may have been taken before', async () => {
  const { ledger } = ledgerOf([new SubmitError(false, 'lost'), new SubmitError(true, 'FORBIDDEN')], 2);
  await expect(submitUntilKnown(ledger, transaction, never)).resolves.toEqual(valid);
}, 15_000);

test('a failed submission is repeated with the same bytes until a block has them', async () => {
  const { ledger, submitted } = ledgerOf([new SubmitError(false, 'no leader'), 'taken'], 3);
  await expect(submitUntilKnown(ledger, transaction, never)).resolves.toEqual(valid);
  expect(new Set(submitted)).toEqual(new Set(['the same bytes']));
});

test('a lost answer is no failure: the status alone counts', async () => {
  const { ledger } = ledgerOf([new SubmitError(false, 'deadline')], 2);
  await expect(submitUntilKnown(ledger, transaction, never)).resolves.toEqual(valid);
});

test('a gateway that stops leaves the outcome unknown', async () => {
  const { ledger } = ledgerOf(['taken'], 1_000);
  await expect(submitUntilKnown(ledger, transaction, AbortSignal.abort())).resolves.toBeUndefined();
});
