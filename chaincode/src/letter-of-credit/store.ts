/** Where the records of a credit are kept, and who must endorse their changes. */
import type { z } from 'zod';
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { type Consortium } from '../membership/consortium.ts';
import { type CreditRole, memberBehind } from './parties.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import { putOwn } from '../membership/own-record.ts';
import {
  type Act,
  Amendment,
  AmendmentAdvice,
  AmendmentAnswer,
  AmendmentConfirmation,
  AmendmentReport,
  AmendmentRequest,
  CancellationFact,
  Credit,
  CreditAdvice,
  CreditBalance,
  CreditConfirmation,
  CreditVersion,
  EnquiryAnswer,
  Handover,
} from './records.ts';

interface Authored {
  readonly act: Act;
}

/** A fact in the place of its author's earlier one, which keeps the policy of its key. */
export const writeFact = (
  consortium: Consortium,
  key: string,
  fact: Authored,
  earlier: readonly Authored[],
): Change => {
  const { as, by } = fact.act;
  const known = earlier.some(({ act }) => act.as === as && act.by.mspId === by.mspId);
  return known ? put(key, fact) : putOwn(consortium, key, by.mspId, fact);
};

const creditKey = (id: string): string => `credit/${id}`;
const versionKey = (id: string): string => `credit-version/${id}`;
const balanceKey = (id: string): string => `credit-balance/${id}`;

export const loadCredit = (reader: LedgerReader, id: string): Promise<Credit | undefined> =>
  loadRecord(reader, creditKey(id), Credit);

/** A new credit: it changes only with its issuing bank's peer, or its recorder's, and any other. */
export const putCredit = (consortium: Consortium, credit: Credit): Change =>
  putOwn(consortium, creditKey(credit.id), memberBehind(credit.parties.issuingBank), credit);
/** A transferred credit: the transferring bank's to change (UCP 600 art. 38(b)), never the issuing bank's. */
export const putTransferredCredit = (consortium: Consortium, credit: Credit, bank: string): Change =>
  putOwn(consortium, creditKey(credit.id), bank, credit);
/** The credit under the policy that it was made with. */
export const updateCredit = (credit: Credit): Change => put(creditKey(credit.id), credit);

export const loadVersion = (reader: LedgerReader, id: string): Promise<CreditVersion | undefined> =>
  loadRecord(reader, versionKey(id), CreditVersion);
/** Under the chaincode policy: a beneficiary's acceptance changes it, and so does an examining bank's finding. */
export const putVersion = (version: CreditVersion): Change => put(versionKey(version.creditId), version);

export const loadBalance = (reader: LedgerReader, id: string): Promise<CreditBalance | undefined> =>
  loadRecord(reader, balanceKey(id), CreditBalance);
/** Under the chaincode policy: whichever bank honours, negotiates or transfers changes it. */
export const putBalance = (balance: CreditBalance): Change => put(balanceKey(balance.creditId), balance);

interface AuthorFact extends Authored {
  readonly creditId: string;
}

/** Where facts of one kind about a credit are kept: under the role and member of their author. */
const factStore = <T extends z.ZodType<AuthorFact>>(kind: string, schema: T) => ({
  /** In key order; several where a role changed hands. */
  load: (reader: LedgerReader, creditId: string): Promise<z.output<T>[]> =>
    loadRange(reader, `${kind}/${creditId}/`, schema),
  put: (consortium: Consortium, fact: z.output<T>, earlier: readonly Authored[]): Change => {
    const { as, by } = fact.act;
    return writeFact(consortium, `${kind}/${fact.creditId}/${as}/${by.mspId}`, fact, earlier);
  },
});

export const adviceStore = factStore('credit-advice', CreditAdvice);
export const enquiryAnswerStore = factStore('credit-enquiry-answer', EnquiryAnswer);
export const confirmationStore = factStore('credit-confirmation', CreditConfirmation);
export const cancellationStore = factStore('credit-cancellation', CancellationFact);

/** Three digits, so that keys come in the order of the numbers. */
const numbered = (creditId: string, number: number): string =>
  `${creditId}/${String(number).padStart(3, '0')}`;

interface AmendmentFact extends AuthorFact {
  readonly number: number;
}

/** Facts of one kind about the amendments of a credit. */
const amendmentStore = <T extends z.ZodType<AmendmentFact>>(kind: string, schema: T) => ({
  /** About all amendments. */
  load: (reader: LedgerReader, creditId: string): Promise<z.output<T>[]> =>
    loadRange(reader, `${kind}/${creditId}/`, schema),
  put: (consortium: Consortium, fact: z.output<T>, earlier: readonly Authored[]): Change => {
    const { as, by } = fact.act;
    const key = `${kind}/${numbered(fact.creditId, fact.number)}/${as}/${by.mspId}`;
    return writeFact(consortium, key, fact, earlier);
  },
});

export const amendmentAdviceStore = amendmentStore('amendment-advice', AmendmentAdvice);
export const amendmentConfirmationStore = amendmentStore('amendment-confirmation', AmendmentConfirmation);
export const amendmentAnswerStore = amendmentStore('amendment-answer', AmendmentAnswer);
export const amendmentReportStore = amendmentStore('amendment-report', AmendmentReport);

const amendmentKey = (creditId: string, number: number): string => `amendment/${numbered(creditId, number)}`;

export const loadAmendment = (
  reader: LedgerReader,
  creditId: string,
  number: number,
): Promise<Amendment | undefined> => loadRecord(reader, amendmentKey(creditId, number), Amendment);
/** Of one credit, in the order of their numbers. */
export const loadAmendments = (reader: LedgerReader, creditId: string): Promise<Amendment[]> =>
  loadRange(reader, `amendment/${creditId}/`, Amendment);
export const putAmendment = (
  consortium: Consortium,
  amendment: Amendment,
  earlier: Amendment | undefined,
): Change => {
  const key = amendmentKey(amendment.creditId, amendment.number);
  return earlier === undefined
    ? putOwn(consortium, key, amendment.act.by.mspId, amendment)
    : put(key, amendment);
};

const requestKey = (creditId: string, id: string): string => `amendment-request/${creditId}/${id}`;

export const loadAmendmentRequest = (
  reader: LedgerReader,
  creditId: string,
  id: string,
): Promise<AmendmentRequest | undefined> => loadRecord(reader, requestKey(creditId, id), AmendmentRequest);
export const putAmendmentRequest = (consortium: Consortium, request: AmendmentRequest): Change =>
  putOwn(consortium, requestKey(request.creditId, request.id), request.act.by.mspId, request);

const handoverKey = (creditId: string, role: CreditRole): string => `credit-handover/${creditId}/${role}`;

export const loadHandover = (
  reader: LedgerReader,
  creditId: string,
  role: CreditRole,
): Promise<Handover | undefined> => loadRecord(reader, handoverKey(creditId, role), Handover);
/** Under the chaincode policy: recorder and newcomer both take part in it. */
export const putHandover = (handover: Handover): Change =>
  put(handoverKey(handover.creditId, handover.role), handover);
