/** A presentation: the documents that a presenter hands in, and what it claims under the credit. */
import { z } from 'zod';
import { CalendarDate } from '../kernel/identifiers.ts';
import { PositiveMoney } from '../kernel/money.ts';
import { TermsHash } from '../kernel/opening.ts';
import { NamedBank } from '../letter-of-credit/terms.ts';
import { FirmOnDocument, GoodsOnDocument, References, Signature, words } from './document-parts.ts';
import { Particulars } from './particulars.ts';

/** A file of a document, by its content. */
const DocumentFile = z.strictObject({
  sha256: TermsHash,
  /** Such as `application/pdf`. */
  mediaType: words(100).optional(),
  pages: z.int().min(1).max(10_000).optional(),
});

/** Where a value was found: a JSON pointer into the document, the page, and the words read there. */
const Source = z.strictObject({
  field: z.string().regex(/^(\/[^/]{1,60}){1,8}$/, 'a JSON pointer such as /particulars/total'),
  page: z.int().min(1).max(10_000),
  text: words(500).optional(),
});

/** eUCP 2.1 arts. e3, e5 to e7. */
const ElectronicRecord = z.strictObject({
  /** Such as PDF, XML, OFD. */
  format: words(30).optional(),
  /** An external system that holds the record, instead of a file, and whether the bank could reach it. */
  externalSystem: z.strictObject({ reference: words(300), accessible: z.boolean() }).optional(),
  /** Received so damaged that it cannot be read: art. e12. */
  corrupted: z.boolean().optional(),
  receivedOn: CalendarDate.optional(),
});

export const PresentedDocument = z
  .strictObject({
    /** Unique within the presentation, such as `invoice-1`. */
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'an id like invoice-1'),
    /** The heading on its face. */
    title: words(200).optional(),
    number: words(60).optional(),
    medium: z.enum(['paper', 'electronic']),
    originals: z.int().min(0).max(99),
    copies: z.int().min(0).max(99),
    electronic: ElectronicRecord.optional(),
    files: z.array(DocumentFile).max(20).optional(),
    issueDate: CalendarDate.optional(),
    placeOfIssue: words(140).optional(),
    issuer: FirmOnDocument.optional(),
    signatures: z.array(Signature).max(20),
    /** Corrections and whether each one is authenticated. */
    corrections: z
      .array(z.strictObject({ text: words(300), authenticated: z.boolean() }))
      .max(20)
      .optional(),
    /** ISO 639-1, such as `en`. */
    language: z
      .string()
      .regex(/^[a-z]{2}$/, 'a language code such as en')
      .optional(),
    references: References.optional(),
    goods: GoodsOnDocument.optional(),
    /** Sentences that the document certifies or states, word by word. */
    statements: z.array(words(2000)).max(100).optional(),
    particulars: Particulars,
    sources: z.array(Source).max(300).optional(),
  })
  .refine(({ originals, copies }) => originals + copies > 0, {
    path: ['originals'],
    message: 'one original or copy at least; an electronic record counts as one original',
  })
  .meta({ id: 'PresentedDocument' });
export type PresentedDocument = z.output<typeof PresentedDocument>;

/** The presenting bank's covering letter. */
const CoveringSchedule = z.strictObject({
  reference: words(60),
  date: CalendarDate,
  presentingBank: NamedBank,
  creditNumber: words(60).optional(),
  /** UCP 600 art. 29(b): presented within the time limits extended under art. 29(a). */
  statesExtension: z.boolean().optional(),
  /** The nominated bank's own statement that the documents comply. */
  statesCompliance: z.boolean().optional(),
  instructions: words(2000).optional(),
});

/** eUCP 2.1 art. e6(c). */
const NoticeOfCompleteness = z.strictObject({ givenOn: CalendarDate, creditNumber: words(60).optional() });

export const PresentationTerms = z
  .strictObject({
    /** As the presenter states it. */
    creditNumber: words(30),
    presenter: FirmOnDocument,
    /** The day on which the documents are handed in at the place of presentation. */
    presentedOn: CalendarDate,
    place: words(140).optional(),
    amountClaimed: PositiveMoney,
    /** Charges or interest beyond the credit amount, where the credit covers them (field 39C). */
    additionalAmount: PositiveMoney.optional(),
    coveringSchedule: CoveringSchedule.optional(),
    noticeOfCompleteness: NoticeOfCompleteness.optional(),
    documents: z.array(PresentedDocument).min(1).max(200),
  })
  .superRefine(({ documents }, context) => {
    const seen = new Set<string>();
    documents.forEach(({ id }, index) => {
      if (seen.has(id)) {
        context.addIssue({ code: 'custom', path: ['documents', index, 'id'], message: 'an id used once' });
      }
      seen.add(id);
    });
  })
  .meta({ id: 'PresentationTerms' });
export type PresentationTerms = z.output<typeof PresentationTerms>;
