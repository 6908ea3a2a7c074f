import { describe, expect, test } from '@jest/globals';
import { amendmentTerms, creditTerms } from '../../test-support/credit-papers.ts';
import { twoBanks } from '../../test-support/stories/credit-parts.ts';
import { isRefusal } from '../kernel/errors.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import type { AmendmentTerms } from './amendment-terms.ts';
import { amendedVersion } from './amended-version.ts';
import { openingBalance } from './amounts.ts';
import { applyAmendment } from './apply-amendment.ts';
import type { Act, Amendment, CreditVersion } from './records.ts';
import type { CreditTerms } from './terms.ts';

const creditId = 'LC-0123456789ABCDEF';
const open = <Terms>(terms: Terms, salt: string): Opening<Terms> => ({ terms, salt: salt.repeat(32) });
const balance = open(openingBalance(creditId, creditTerms), '0');
const act: Act = {
  by: { mspId: 'HarbourBankMSP' },
  person: 'person',
  as: 'issuingBank',
  recorded: false,
  at: '2026-03-02T09:00:00.000Z',
};

interface InForce {
  readonly version: CreditVersion;
  readonly credit: Opening<CreditTerms>;
}

const original: InForce = {
  credit: open(creditTerms, '1'),
  version: { creditId, number: 1, termsHash: hashOfOpening(open(creditTerms, '1')), amendments: [] },
};

/** What becomes of the terms in force when this amendment is accepted. */
const accept = ({ version, credit }: InForce, number: number, terms: AmendmentTerms): InForce => {
  const amendment = open(terms, String(number));
  const amended = applyAmendment(credit.terms, terms);
  if ('refused' in amended) throw new Error(amended.refused);
  const newCredit = open(amended, String(number + 1));
  const record: Amendment = {
    creditId,
    number,
    state: 'issued',
    act,
    termsHash: hashOfOpening(amendment),
    maker: 'maker',
  };
  const facts = {
    credit: undefined,
    version,
    balance: { creditId, balanceHash: hashOfOpening(balance) },
  };
  const result = amendedVersion(facts, twoBanks, record, { amendment, credit, newCredit, balance });
  if (isRefusal(result)) throw new Error(result.refused);
  return { version: result.version, credit: newCredit };
};

describe('an amended version', () => {
  const first = accept(original, 1, amendmentTerms);
  const third = accept(first, 3, { date: '2026-03-06', goods: [{ code: 'add', text: 'IN BUNDLES' }] });

  test('keeps the hash of the original', () =>
    expect(first.version).toMatchObject({ number: 2, earlier: [original.version.termsHash] }));

  test('keeps the hashes of all versions before it, the first one first', () =>
    expect(third.version).toEqual({
      creditId,
      number: 3,
      termsHash: hashOfOpening(third.credit),
      amendments: [1, 3],
      earlier: [original.version.termsHash, first.version.termsHash],
    }));
});
