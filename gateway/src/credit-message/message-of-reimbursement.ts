/** MT740, MT742, MT744 and MT747 out of the terms of a reimbursement. */
import type { AuthorisationTerms, ClaimTerms, CreditTerms, NamedBank } from '@chopmark/chaincode/api';
import type { z } from 'zod';
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

type Claim = z.output<typeof ClaimTerms>;

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
  claim: Claim,
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

/** The reason is in words: `OTHR`, the first words beside it, all of them in 72Z. */
export const mt744Of = (
  terms: CreditTerms,
  { claim, reason }: { readonly claim: Claim; readonly reason: string },
  {
    route,
    reference,
    issuingBank,
  }: {
    readonly route: Route;
    readonly reference: string;
    readonly issuingBank: NamedBank;
  },
): MessageJson =>
  json({
    ...routed('744', route),
    senderReference: terms.creditNumber,
    claimReference: reference,
    issuingBank: messageBankOf(issuingBank),
    creditNumber: terms.creditNumber,
    issueDate: terms.issueDate,
    totalClaimed: messageAmount(claim.amount),
    reason: { code: 'OTHR' },
    senderToReceiver: [reason],
  });
