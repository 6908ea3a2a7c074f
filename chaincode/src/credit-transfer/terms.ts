/** Private terms of a transfer; none of them ever reaches the second beneficiary but the credit that it gets. */
import { z } from 'zod';
import { CalendarDate, Instant } from '../kernel/identifiers.ts';
import { PositiveMoney } from '../kernel/money.ts';
import { NamedFirm } from '../letter-of-credit/terms.ts';
import { FirmOnDocument } from '../presentation/document-parts.ts';
import { PresentedDocument } from '../presentation/documents.ts';
import { Discrepancy } from '../presentation/terms.ts';

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

/** First demand: the transferring bank tells the first beneficiary of documents that it may put its invoice into. */
export const SubstitutionDemandTerms = z
  .strictObject({
    reference: text(60),
    sentAt: Instant,
    /** What the second beneficiary claims. */
    claimed: PositiveMoney,
    /** The last day for presentation under the original credit, as the bank counts it. */
    presentBy: CalendarDate,
    note: text(2000).optional(),
  })
  .meta({ id: 'SubstitutionDemandTerms' });

/** UCP 600 art. 38(h): the first beneficiary's own invoice and draft, for no more than the original amount. */
export const SubstitutionTerms = z
  .strictObject({
    handedInAt: Instant,
    presenter: FirmOnDocument,
    amountClaimed: PositiveMoney,
    additionalAmount: PositiveMoney.optional(),
    documents: z.array(PresentedDocument).min(1).max(20),
  })
  .meta({ id: 'SubstitutionTerms' });
export type SubstitutionTerms = z.output<typeof SubstitutionTerms>;

/** UCP 600 art. 38(i): what is wrong with them that was not wrong with the second beneficiary's. */
export const SubstitutionDefectTerms = z
  .strictObject({ reference: text(60), sentAt: Instant, discrepancies: z.array(Discrepancy).min(1).max(70) })
  .meta({ id: 'SubstitutionDefectTerms' });

/** What the transferring bank passes on to the second beneficiary: its part of a payment, or a date to be paid on. */
export const PassedOnTerms = z
  .strictObject({
    reference: text(60),
    amount: PositiveMoney,
    /** When the bank got the payment, or the confirmation. */
    receivedAt: Instant,
    sentAt: Instant,
    payableOn: CalendarDate.optional(),
  })
  .meta({ id: 'PassedOnTerms' });
