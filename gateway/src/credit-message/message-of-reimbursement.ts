/** MT740, MT742, MT744 and MT747 out of the terms of a reimbursement. */
import type { AuthorisationTerms, ClaimTerms, CreditTerms, NamedBank } from '@chopmark/chaincode/api';
import { present } from '../plugins/own-terms.ts';
import type { MessageJson } from '../swift/api.ts';
import {
  availabilityOf,
  coveredOf,
  holderOf,
  mapped,
  type Members,
  messageAmount,
  type Route,
  routed,
  tenorOf,
} from './credit-content.ts';
import { bankOfWords, messageBankOf } from './parties.ts';
import { noReference } from './references.ts';

const json = (members: Members): MessageJson => present(members) as MessageJson;

const rulesWords = { URR725: 'URR LATEST VERSION', 'UCP600-13b': 'NOTURR' } as const;

export const mt740Of = (terms: CreditTerms, authorisation: AuthorisationTerms, route: Route): MessageJson =>
  json({
    ...routed('740', route),
    creditNumber: authorisation.creditNumber,
    applicableRules: rulesWords[authorisation.rules],
    expiry: mapped(authorisation.expiry, (date) => ({ date, place: terms.expiry.place })),
    negotiatingBank: mapped(authorisation.claimingBank, bankOfWords),
    beneficiary: authorisation.claimingBank === undefined ? holderOf(terms.beneficiary) : undefined,
    amount: messageAmount(authorisation.amount),
    ...coveredOf({ tolerance: authorisation.tolerance, additionalAmounts: terms.additionalAmounts }),
    ...availabilityOf(terms),
    ...tenorOf(terms, terms.availability),
    reimbursingBankCharges: authorisation.charges,
    senderToReceiver: mapped(authorisation.preDebitNoticeDays, (days) => [
      `PRE-DEBIT NOTICE ${days} BANKING DAYS`,
    ]),
  });

/** The authorisation as it stands after its amendment: new amount and expiry, whatever they were before. */
export const mt747Of = (
  { creditNumber, amount, tolerance, expiry }: AuthorisationTerms,
  { route, authorisedOn }: { readonly route: Route; readonly authorisedOn: string },
): MessageJson =>
  json({
    ...routed('747', route),
    creditNumber,
    reimbursingBankReference: noReference,
    authorisationDate: authorisedOn,
    newExpiry: expiry,
    newAmount: messageAmount(amount),
    ...coveredOf({ tolerance }),
  });

export const mt742Of = (
  terms: CreditTerms,
  claim: ClaimTerms,
  { route, reference }: { readonly route: Route; readonly reference: string },
): MessageJson =>
  json({
    ...routed('742', route),
    claimingBankReference: reference,
    creditNumber: terms.creditNumber,
    issueDate: terms.issueDate,
    issuingBank: messageBankOf(terms.issuingBank),
    principal: messageAmount(claim.amount),
    charges: mapped(claim.charges, (charges) => [charges]),
    totalClaimed: messageAmount(claim.amount),
    accountWithBank: bankOfWords(claim.account),
  });

/** The credit that was claimed under, as far as the reimbursing bank knows it. */
export interface ClaimedUnder {
  readonly creditNumber: string;
  readonly issuingBank?: NamedBank | undefined;
  readonly issueDate?: string | undefined;
}

/** The reason is in words: `OTHR`, the first words beside it, all of them in 72Z. */
export const mt744Of = (
  { creditNumber, issuingBank, issueDate }: ClaimedUnder,
  { claim, reason }: { readonly claim: ClaimTerms; readonly reason: string },
  { route, reference }: { readonly route: Route; readonly reference: string },
): MessageJson =>
  json({
    ...routed('744', route),
    senderReference: creditNumber,
    claimReference: reference,
    issuingBank: mapped(issuingBank, messageBankOf),
    creditNumber,
    issueDate,
    totalClaimed: messageAmount(claim.amount),
    reason: { code: 'OTHR' },
    senderToReceiver: [reason],
  });
