/** Public records of transfers: requests, answers, returns. */
import { z } from 'zod';
import { idOf } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { amendmentNumber } from '../letter-of-credit/amendment-commands.ts';
import { CreditParty } from '../letter-of-credit/parties.ts';
import { Act } from '../letter-of-credit/records.ts';

const transferId = idOf('creditTransfer');
const creditId = idOf('credit');

/** UCP 600 art. 38(e): whether and under which conditions amendments may be advised to the second beneficiary. */
export const amendmentPolicies = ['retain', 'partial', 'waive'] as const;

/** `credit-transfer/<credit>/<id>`: the first beneficiary's request. */
export const Transfer = z.strictObject({
  id: transferId,
  creditId,
  act: Act,
  secondBeneficiary: CreditParty,
  /** The bank through which the second beneficiary is advised; the transferring bank itself where absent. */
  adviser: CreditParty.optional(),
  amendments: z.enum(amendmentPolicies),
  requestHash: TermsHash,
});
export type Transfer = z.output<typeof Transfer>;

/** `transfer-answer/<transfer>`: the transferring bank's. */
export const TransferAnswer = z.strictObject({
  transferId,
  status: z.enum(['declined', 'drafted', 'transferred']),
  act: Act,
  /** Enrolment id of the person who drafted: another one transfers. */
  maker: z.string(),
  childId: creditId.optional(),
  termsHash: TermsHash.optional(),
});
export type TransferAnswer = z.output<typeof TransferAnswer>;

/** `transfer-permission/<child>/<nnn>`: the first beneficiary's word on an amendment of the original, by its number. */
export const AmendmentPermission = z.strictObject({
  childId: creditId,
  number: amendmentNumber,
  allowed: z.boolean(),
  act: Act,
});
export type AmendmentPermission = z.output<typeof AmendmentPermission>;

/** `transferred-credit/<child>`: which transfer a credit came from. */
export const TransferredCredit = z.strictObject({ childId: creditId, parentId: creditId, transferId });
export type TransferredCredit = z.output<typeof TransferredCredit>;

/** `transfer-step/<child>/<step>`: advised by the bank, given back by the second beneficiary, restored by the bank. */
export const transferSteps = ['advised', 'returned', 'restored'] as const;
export const TransferStep = z.strictObject({ childId: creditId, step: z.enum(transferSteps), act: Act });
export type TransferStep = z.output<typeof TransferStep>;
