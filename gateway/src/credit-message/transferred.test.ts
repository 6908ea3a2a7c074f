import { expect, test } from '@jest/globals';
import type { Act, Credit } from '@chopmark/chaincode/api';
import fc from 'fast-check';
import { creditTerms } from '../../test-support/credit-terms.ts';
import { issuedAmendment } from './amendment-steps.ts';
import { acknowledgedAdvice } from './credit-steps.ts';
import type { CreditSituation } from './step.ts';

const bank = (bic: string) => ({ bic, address: [] });
const act: Act = {
  by: { mspId: 'LumenBankMSP' },
  person: 'P',
  as: 'advisingBank',
  recorded: false,
  at: '2026-03-02T09:00:00.000Z',
};
const creditId = 'LC-0123456789ABCDEF';
const [sampled] = fc.sample(creditTerms, { seed: 1, numRuns: 1 });
const terms = {
  ...sampled!,
  issuingBank: bank('HRBKCNSHXXX'),
  transferringBank: bank('RVRBCNSHXXX'),
  advisingBank: bank('LUMNDEFFXXX'),
};
const credit: Credit = {
  id: creditId,
  profile: 'UCP600',
  status: 'issued',
  parties: {
    applicant: { mspId: 'EnterprisesMSP' },
    issuingBank: { mspId: 'HarbourBankMSP' },
    beneficiary: { mspId: 'EnterprisesMSP' },
    transferringBank: { mspId: 'RiverBankMSP' },
    advisingBank: { mspId: 'LumenBankMSP' },
  },
  maker: 'P',
  amendmentCount: 1,
};

const situation = (parentId?: string): CreditSituation =>
  ({
    terms,
    opened: {
      credit: parentId === undefined ? credit : { ...credit, parentId },
      advices: [{ creditId, state: 'advised', act }],
    },
    facts: [{ kind: 'amendment', value: { creditId, number: 1, state: 'issued', act, maker: 'P' } }],
  }) as unknown as CreditSituation;

test.each([
  ['its issuer', undefined, 'HRBKCNSHAXXX', 'issuingBank'],
  ['the bank that transferred it', 'LC-ABCDEF0123456789', 'RVRBCNSHAXXX', 'transferringBank'],
])('an adviser has a credit and its amendments from %s', async (_who, parentId, receiverLt, as) => {
  const at = situation(parentId);
  const [advised] = await acknowledgedAdvice(at);
  expect((await advised!.draft()).message).toMatchObject({ senderLt: 'LUMNDEFFAXXX', receiverLt });
  expect(await issuedAmendment(at)).toMatchObject([{ as, about: 'amendment', amendment: 1 }]);
});
