/** The documents that go on under the original: the gateway makes them and the ledger checks them by it. Pure. */
import type { PresentationTerms } from '../presentation/documents.ts';
import type { SubstitutionTerms } from './terms.ts';

type Documents = PresentationTerms['documents'];

const isInvoice = (type: string): boolean => type.endsWith('INVOICE');
/** Whether a document of one type takes the place of one of the other. */
const sameKind = (one: string, other: string): boolean =>
  one === other || (isInvoice(one) && isInvoice(other));

const keptOf = (received: Documents, own: Documents): Documents =>
  received.filter(({ particulars: { type } }) =>
    own.every(({ particulars }) => !sameKind(particulars.type, type)),
  );

/** Ids are unique within a presentation, and the first beneficiary has not seen those of the second. */
const withOtherIds = (own: Documents, kept: Documents): Documents =>
  own.map((document) =>
    kept.some(({ id }) => id === document.id)
      ? { ...document, id: `own-${document.id}`.slice(0, 40) }
      : document,
  );

const withoutAdditional = (received: PresentationTerms): PresentationTerms =>
  Object.fromEntries(
    Object.entries(received).filter(([member]) => member !== 'additionalAmount'),
  ) as PresentationTerms;

/**
 * Without a substitution the second beneficiary's documents, as received (UCP 600 art. 38(i)); with one the first
 * beneficiary's own in the place of those of the same kind, its claim and its name (art. 38(h)).
 */
export const assembledDocuments = (
  received: PresentationTerms,
  substitution: SubstitutionTerms | undefined,
): PresentationTerms => {
  if (substitution === undefined) return received;
  const { documents, amountClaimed, additionalAmount, presenter } = substitution;
  const kept = keptOf(received.documents, documents);
  return {
    ...withoutAdditional(received),
    presenter,
    amountClaimed,
    ...(additionalAmount === undefined ? {} : { additionalAmount }),
    documents: [...withOtherIds(documents, kept), ...kept],
  };
};
