/** Where the gateway finds terms about transfers that a command repeats. */
import {
  Assembly,
  CreditBalance,
  CreditVersion,
  Presentation,
  Substitution,
  SubstitutionDemand,
  Transfer,
  TransferAnswer,
} from '@chopmark/chaincode/api';
import { type Locator, textMember, type TermsSource } from '../command/terms-source.ts';

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

const notThere = { absent: 'STATE_WRONG' } as const;

/** Documents as they were received under the transferred credit. */
const received: Locator = async (source, input) => {
  const childId = textMember(input, 'childId');
  const record = await source.record(`presentation/${childId}/${textMember(input, 'receivedId')}`);
  const presentation = Presentation.safeParse(record);
  if (!presentation.success) return notThere;
  const { id, termsHash } = presentation.data;
  const credit = await source.record(`credit/${childId}`);
  return { recordId: id, section: 'presentation', hash: termsHash, record: { ...presentation.data, credit } };
};

const demandIn = async (source: TermsSource, receivedId: string) =>
  SubstitutionDemand.safeParse(await source.record(`substitution-demand/${receivedId}`));

const substitutionDemand: Locator = async (source, input) => {
  const receivedId = textMember(input, 'receivedId');
  const demand = await demandIn(source, receivedId);
  const record = await source.record(`credit/${textMember(input, 'creditId')}`);
  return demand.success ? { recordId: receivedId, hash: demand.data.termsHash, record } : notThere;
};

/** The first beneficiary's documents; what was found wrong and not corrected is left out (UCP 600 art. 38(i)). */
const substitution: Locator = async (source, input) => {
  const receivedId = textMember(input, 'receivedId');
  const found = Substitution.safeParse(await source.record(`substitution/${receivedId}`));
  const demand = await demandIn(source, receivedId);
  const isWrong = demand.success && demand.data.defect !== undefined;
  if (!found.success || (isWrong && !found.data.corrects)) return notThere;
  const record = await source.record(`credit/${textMember(input, 'creditId')}`);
  return { recordId: receivedId, hash: found.data.termsHash, record };
};

/** What goes on under the original, before it is presented. */
const assembled: Locator = async (source, input) => {
  const presentationId = textMember(input, 'presentationId');
  const creditId = textMember(input, 'creditId');
  const found = Assembly.safeParse(await source.record(`assembly/${creditId}/${presentationId}`));
  const record = await source.record(`credit/${creditId}`);
  return found.success
    ? { recordId: presentationId, section: 'presentation', hash: found.data.termsHash, record }
    : notThere;
};

/** By section. */
export const locators: Readonly<Record<string, Locator>> = {
  transferRequest,
  transferredCredit,
  transferredBalance,
  received,
  substitutionDemand,
  substitution,
  assembled,
};
