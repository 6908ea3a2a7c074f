/** Where the gateway finds terms of a reimbursement that a command repeats. */
import { Reimbursement, ReimbursementAccount, ReimbursementClaim } from '@chopmark/chaincode/api';
import {
  type Input,
  type Located,
  type Locator,
  textMember,
  type TermsSource,
} from '../command/terms-source.ts';

const absent: Located = { absent: 'REIMBURSEMENT_NOT_FOUND' };

const idOf = (input: Input): string => textMember(input, 'reimbursementId');

const accountOf = async (source: TermsSource, input: Input): Promise<ReimbursementAccount | undefined> => {
  const account = ReimbursementAccount.safeParse(await source.record(`reimbursement-account/${idOf(input)}`));
  return account.success ? account.data : undefined;
};

/** A claim is paid under what the reimbursing bank undertook, where it did, else under the last authorisation. */
export const authorisation: Locator = async (source, input) => {
  const creditId = textMember(input, 'creditId');
  const record = Reimbursement.safeParse(await source.record(`reimbursement/${creditId}/${idOf(input)}`));
  if (!record.success) return absent;
  const isPayment = textMember(input, 'claimId') !== '';
  const undertaken = isPayment ? (await accountOf(source, input))?.undertakingHash : undefined;
  const credit = await source.record(`credit/${creditId}`);
  const hash = undertaken ?? record.data.termsHash;
  return { recordId: record.data.id, hash, record: { ...record.data, credit } };
};

export const claim: Locator = async (source, input) => {
  const key = `reimbursement-claim/${idOf(input)}/${textMember(input, 'claimId')}`;
  const record = ReimbursementClaim.safeParse(await source.record(key));
  if (!record.success) return absent;
  const credit = await source.record(`credit/${record.data.creditId}`);
  return { recordId: record.data.id, hash: record.data.termsHash, record: { ...record.data, credit } };
};

export const paid: Locator = async (source, input) => {
  const account = await accountOf(source, input);
  return account?.paidHash === undefined
    ? absent
    : { recordId: account.reimbursementId, hash: account.paidHash, record: account };
};
