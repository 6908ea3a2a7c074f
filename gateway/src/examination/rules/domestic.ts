/** Goods receipts and proofs of service: examination rules for domestic credits. */
import { compareParty, firmText, whoText } from '../parties.ts';
import type { Who } from '../requirements/requirement.ts';
import type { Dossier, Of } from '../dossier.ts';
import {
  byLikeness,
  complies,
  decide,
  discrepancy,
  judgement,
  type Observation,
  onPresentation,
  onTypes,
  type Rule,
} from '../rule.ts';
import { compareNames } from '../text/names.ts';
import { demandsOn } from './signature.ts';

const article = (text: string): Rule['articles'] => ({ 'CN-DLC-2016': text });

const namedReceiver = (document: Of<'GOODS_RECEIPT'>): Who =>
  demandsOn(document).flatMap(({ demand }) => demand.issuedBy ?? demand.signedBy ?? [])[0] ?? 'applicant';

/** The receiver that the credit names, else the applicant. */
const receiverIs = (document: Of<'GOODS_RECEIPT'>, { credit }: Dossier): Observation => {
  const who = namedReceiver(document);
  const found = document.particulars.receiver?.name ?? document.document.signatures[0]?.by;
  const where = { field: '/particulars/receiver', expected: whoText(credit, who), found: found ?? 'none' };
  return found === undefined ? discrepancy(where) : byLikeness(compareParty(credit, who, found), where);
};

/** A certificate is signed by the recipient, a provider's proof by the provider. */
const serviceSignedBy = ({
  particulars: { kind, recipient, provider },
  document: { signatures },
}: Of<'SERVICE_EVIDENCE'>): Observation | undefined => {
  const firm = kind === 'provider-proof' ? provider : recipient;
  if (firm === undefined || signatures.length === 0 || kind === 'third-party-proof') return undefined;
  const found = signatures.map(({ by }) => by).join('; ');
  const where = { field: '/signatures', expected: firm.name, found };
  const isSame = signatures.some(({ by, onBehalfOf }) =>
    [by, onBehalfOf].some((name) => name !== undefined && compareNames(firm.name, name) === 'same'),
  );
  return isSame ? complies(where) : judgement({ ...where, note: 'signed by another name' });
};

export const domesticRules: readonly Rule[] = [
  {
    id: 'goods-receipt-signed',
    title: 'A goods receipt is signed or stamped by its receiver.',
    articles: article('Examination rules, goods receipts'),
    code: 'UNSIGNED',
    cure: 'Have the receiver sign or stamp the receipt.',
    check: onTypes(['GOODS_RECEIPT'], ({ document: { signatures } }) =>
      decide(signatures.length > 0, {
        field: '/signatures',
        expected: 'a signature or stamp',
        found: signatures[0]?.by ?? 'none',
      }),
    ),
  },
  {
    id: 'goods-receipt-receiver',
    title: 'The receiver is the one that the credit names, else the applicant.',
    articles: article('Examination rules, goods receipts'),
    code: 'WRONG_ISSUER',
    cure: 'Present a receipt of the named receiver.',
    check: onTypes(['GOODS_RECEIPT'], receiverIs),
  },
  {
    id: 'goods-receipt-dated',
    title: 'A goods receipt shows the date of receipt; where it proves delivery, it is the date of shipment.',
    articles: article('Examination rules, goods receipts'),
    code: 'CONFLICTING_DATA',
    cure: 'Have the receiver add the date of receipt.',
    check: onTypes(['GOODS_RECEIPT'], ({ particulars: { receiptDate } }) =>
      decide(receiptDate !== undefined, {
        field: '/particulars/receiptDate',
        expected: 'a date',
        found: receiptDate ?? 'none',
      }),
    ),
  },
  {
    id: 'goods-receipt-without-reservation',
    title: "A receiver's reservation on the goods is for a person to look at.",
    articles: article('Examination rules, goods receipts'),
    code: 'UNCLEAN',
    cure: 'Have the reservation withdrawn, or ask for a waiver.',
    check: onTypes(['GOODS_RECEIPT'], ({ particulars: { reservations = [] } }) => {
      const where = {
        field: '/particulars/reservations',
        expected: 'no reservation',
        found: reservations.join('; ') || 'none',
      };
      if (reservations.length === 0) return complies(where);
      return reservations.some((text) => /破损|短少|不合格|受潮|DAMAGED|SHORT/i.test(text))
        ? discrepancy(where)
        : judgement(where);
    }),
  },
  {
    id: 'goods-receipt-place',
    title: 'Goods are received at the destination that the credit names.',
    articles: article('Examination rules, route'),
    code: 'WRONG_PORT',
    cure: 'Have the place corrected, or ask for an amendment.',
    check: onTypes(['GOODS_RECEIPT'], ({ particulars: { place } }, { credit: { shipment } }) => {
      const expected = shipment?.finalDestination ?? shipment?.portOfDischarge;
      if (place === undefined || expected === undefined) return undefined;
      const [one, other] = [expected.replace(/\s/g, ''), place.replace(/\s/g, '')];
      const where = { field: '/particulars/place', expected, found: place };
      const holds = one.includes(other) || other.includes(one);
      if (holds) return complies(where);
      return one.slice(0, 2) === other.slice(0, 2) ? judgement(where) : discrepancy(where);
    }),
  },
  {
    id: 'service-signed',
    title: 'A proof of service is signed or stamped.',
    articles: article('Examination rules, proofs of service'),
    code: 'UNSIGNED',
    cure: 'Have the proof signed or stamped.',
    check: onTypes(['SERVICE_EVIDENCE'], ({ document: { signatures } }) =>
      decide(signatures.length > 0, {
        field: '/signatures',
        expected: 'a signature or stamp',
        found: signatures[0]?.by ?? 'none',
      }),
    ),
  },
  {
    id: 'service-signed-by-party',
    title: "A recipient's certificate is signed by the recipient, a provider's proof by the provider.",
    articles: article('Examination rules, proofs of service'),
    code: 'WRONG_ISSUER',
    cure: 'Have the right party sign the proof.',
    check: onTypes(['SERVICE_EVIDENCE'], serviceSignedBy),
  },
  {
    id: 'service-parties',
    title: 'Provider and recipient of the service are beneficiary and applicant.',
    articles: article('Examination rules, proofs of service'),
    code: 'CONFLICTING_DATA',
    cure: 'Have the parties corrected.',
    check: onTypes(['SERVICE_EVIDENCE'], ({ particulars: { provider, recipient } }, { credit }) => [
      ...(provider === undefined
        ? []
        : [
            byLikeness(compareParty(credit, 'beneficiary', provider.name), {
              field: '/particulars/provider',
              expected: credit.beneficiary.name,
              found: firmText(provider),
            }),
          ]),
      ...(recipient === undefined
        ? []
        : [
            byLikeness(compareParty(credit, 'applicant', recipient.name), {
              field: '/particulars/recipient',
              expected: credit.applicant.name,
              found: firmText(recipient),
            }),
          ]),
    ]),
  },
  {
    id: 'service-dated',
    title: 'A proof of service shows when the service was rendered.',
    articles: article('Examination rules, proofs of service'),
    code: 'CONFLICTING_DATA',
    cure: 'Have the date of service added.',
    check: onTypes(['SERVICE_EVIDENCE'], ({ particulars: { serviceDate } }) =>
      decide(serviceDate !== undefined, {
        field: '/particulars/serviceDate',
        expected: 'a date',
        found: serviceDate ?? 'none',
      }),
    ),
  },
  {
    id: 'minimum-documents',
    title: 'A tax invoice and a proof of delivery or service are always presented.',
    articles: article('Measures 2016 art. 14'),
    code: 'MISSING_DOC',
    cure: 'Present the missing document.',
    check: onPresentation(({ presentation: { documents } }) => {
      const types = documents.map(({ particulars }) => particulars.type);
      const hasInvoice = types.some((type) => /INVOICE$/.test(type));
      const hasProof = types.some((type) =>
        /^(TRANSPORT_DOC|GOODS_RECEIPT|SERVICE_EVIDENCE|ROAD|RAIL|INLAND_WATERWAY|AIR_WAYBILL|MULTIMODAL|BILL_OF_LADING|SEA_WAYBILL)$/.test(
          type,
        ),
      );
      return [
        decide(hasInvoice, {
          field: '/documents',
          expected: 'an invoice',
          found: hasInvoice ? 'an invoice' : 'none',
        }),
        decide(hasProof, {
          field: '/documents',
          expected: 'a proof of delivery or service',
          found: hasProof ? 'a proof' : 'none',
        }),
      ];
    }),
  },
];
