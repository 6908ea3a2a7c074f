/** Where the gateway finds terms of a credit that a command repeats. */
import { Amendment, Credit, CreditBalance, CreditVersion } from '@chopmark/chaincode/api';
import {
  type Input,
  type Located,
  type Locator,
  textMember,
  type TermsSource,
} from '../command/terms-source.ts';

const absent: Located = { absent: 'CREDIT_NOT_FOUND' };

const creditIdOf = (input: Input): string => textMember(input, 'creditId');

/** The terms in force, or before the credit is issued, its draft. */
export const credit: Locator = async (source, input) => {
  const creditId = creditIdOf(input);
  const record = Credit.safeParse(await source.record(`credit/${creditId}`));
  if (!record.success) return absent;
  const version = CreditVersion.safeParse(await source.record(`credit-version/${creditId}`));
  const hash = version.success ? version.data.termsHash : record.data.draftHash;
  return hash === undefined ? absent : { recordId: creditId, hash, record: record.data };
};

export const creditBalance: Locator = async (source: TermsSource, input) => {
  const creditId = creditIdOf(input);
  const record = await source.record(`credit/${creditId}`);
  const balance = CreditBalance.safeParse(await source.record(`credit-balance/${creditId}`));
  return balance.success ? { recordId: creditId, hash: balance.data.balanceHash, record } : absent;
};

const hashed =
  (section: string, hashOf: (record: Credit) => string | undefined): Locator =>
  async (source, input) => {
    const record = Credit.safeParse(await source.record(`credit/${creditIdOf(input)}`));
    const hash = record.success ? hashOf(record.data) : undefined;
    return hash === undefined ? absent : { recordId: creditIdOf(input), section, hash, record: record.data };
  };

/** What the bank pre-advised. */
export const preAdvice = hashed('preAdvice', ({ preAdviceHash }) => preAdviceHash);
/** What the bank told the regulator last. */
export const creditExposure = hashed('exposure', ({ exposureHash }) => exposureHash);

/** The amendment that the command names by its number. */
export const amendment: Locator = async (source, input) => {
  const creditId = creditIdOf(input);
  const number = String(input['number']).padStart(3, '0');
  const record = Amendment.safeParse(await source.record(`amendment/${creditId}/${number}`));
  const hash = record.success ? record.data.termsHash : undefined;
  return hash === undefined
    ? { absent: 'STATE_WRONG' }
    : { recordId: creditId, hash, record: await source.record(`credit/${creditId}`) };
};
