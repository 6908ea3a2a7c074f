/** Where the gateway finds terms about transfers that a command repeats. */
import { CreditBalance, CreditVersion, Transfer, TransferAnswer } from '@chopmark/chaincode/api';
import { type Locator, textMember } from '../command/terms-source.ts';

const transferRequest: Locator = async (source, input) => {
  const key = `credit-transfer/${textMember(input, 'creditId')}/${textMember(input, 'transferId')}`;
  const transfer = Transfer.safeParse(await source.record(key));
  if (!transfer.success) return { absent: 'STATE_WRONG' };
  const record = await source.record(`credit/${transfer.data.creditId}`);
  return { recordId: transfer.data.id, hash: transfer.data.requestHash, record };
};

/** As drafted, or of a credit that was transferred already, as in force. */
const transferredCredit: Locator = async (source, input) => {
  const record = await source.record(`credit/${textMember(input, 'creditId')}`);
  const childId = textMember(input, 'childId');
  const version = CreditVersion.safeParse(await source.record(`credit-version/${childId}`));
  if (version.success) {
    return { recordId: childId, section: 'credit', hash: version.data.termsHash, record };
  }
  const key = `transfer-answer/${textMember(input, 'transferId')}`;
  const answer = TransferAnswer.safeParse(await source.record(key));
  const drafted = answer.success ? answer.data : undefined;
  return drafted?.childId === undefined || drafted.termsHash === undefined
    ? { absent: 'STATE_WRONG' }
    : { recordId: drafted.childId, hash: drafted.termsHash, record };
};

const transferredBalance: Locator = async (source, input) => {
  const childId = textMember(input, 'childId');
  const balance = CreditBalance.safeParse(await source.record(`credit-balance/${childId}`));
  const record = await source.record(`credit/${textMember(input, 'creditId')}`);
  return balance.success
    ? { recordId: childId, section: 'balance', hash: balance.data.balanceHash, record }
    : { absent: 'STATE_WRONG' };
};

/** By section. */
export const locators: Readonly<Record<string, Locator>> = {
  transferRequest,
  transferredCredit,
  transferredBalance,
};
