/** Private terms of bank-to-bank reimbursement (UCP 600 art. 13, URR 725). */
import { z } from 'zod';
import { CalendarDate } from '../kernel/identifiers.ts';
import { Money, PositiveMoney } from '../kernel/money.ts';
import { NamedBank } from '../letter-of-credit/terms.ts';

const text = (lengthMax: number): z.ZodString => z.string().trim().min(1).max(lengthMax);

/** What the issuing bank authorises (MT740); it is independent of the credit that it refers to (URR 725 art. 3). */
export const AuthorisationTerms = z
  .strictObject({
    creditNumber: text(30),
    /** The banks that it is between: a reimbursing bank holds no terms of the credit that would name them. */
    issuingBank: NamedBank.optional(),
    reimbursingBank: NamedBank.optional(),
    amount: PositiveMoney,
    /** Percent: field 39A. */
    tolerance: z.strictObject({ plus: z.int().min(0).max(99), minus: z.int().min(0).max(99) }).optional(),
    /** Whether URR 725 applies, or UCP 600 art. 13(b). */
    rules: z.enum(['URR725', 'UCP600-13b']),
    expiry: CalendarDate.optional(),
    claimingBank: text(140).optional(),
    charges: z.enum(['CLM', 'OUR']),
    /** Banking days before debit on which the claiming bank has to announce its claim. */
    preDebitNoticeDays: z.int().min(0).max(30).optional(),
  })
  .meta({ id: 'ReimbursementAuthorisationTerms' });
export type AuthorisationTerms = z.output<typeof AuthorisationTerms>;

/** MT742. No certificate of compliance is asked for (UCP 600 art. 13(b)(ii)). */
export const ClaimTerms = z
  .strictObject({
    amount: PositiveMoney,
    reference: text(60),
    /** Who claims: to it goes what the reimbursing bank answers. */
    claimingBank: NamedBank.optional(),
    charges: text(200).optional(),
    account: text(140),
  })
  .meta({ id: 'ReimbursementClaimTerms' });
export type ClaimTerms = z.output<typeof ClaimTerms>;

/** What was paid under an authorisation; the last one's hash is public. */
export const PaidTerms = z
  .strictObject({ reimbursementId: z.string(), sequence: z.int().min(1), paid: Money })
  .meta({ id: 'ReimbursementPaidTerms' });
export type PaidTerms = z.output<typeof PaidTerms>;
