/** Private terms of a transfer; none of them ever reaches the second beneficiary but the credit that it gets. */
import { z } from 'zod';
import { CalendarDate } from '../kernel/identifiers.ts';
import { PositiveMoney } from '../kernel/money.ts';
import { NamedFirm } from '../letter-of-credit/terms.ts';

const text = (lengthMax: number): z.ZodString => z.string().trim().min(1).max(lengthMax);

/** First beneficiary and transferring bank. */
export const TransferRequestTerms = z
  .strictObject({
    amount: PositiveMoney,
    secondBeneficiary: NamedFirm,
    expiryDate: CalendarDate.optional(),
    latestShipmentDate: CalendarDate.optional(),
    presentationDays: z.int().min(0).max(999).optional(),
    unitPrices: z.array(text(140)).max(40).optional(),
    insurancePercent: z.int().min(1).max(999).optional(),
    /** Whether the first beneficiary's name stands in place of the applicant's. */
    replaceApplicant: z.boolean(),
    /** UCP 600 art. 38(c): the first beneficiary pays charges unless agreed otherwise. */
    chargesFor: z.enum(['first-beneficiary', 'second-beneficiary']).optional(),
    /** Domestic credits: the contract behind the transfer, which the bank must review. */
    tradeBackground: text(500).optional(),
  })
  .meta({ id: 'TransferRequestTerms' });

/** Why a transferring bank does not transfer: it is free not to (UCP 600 art. 38(a)). */
export const TransferAnswerTerms = z
  .strictObject({ reason: text(500), reference: text(60) })
  .meta({ id: 'TransferAnswerTerms' });
