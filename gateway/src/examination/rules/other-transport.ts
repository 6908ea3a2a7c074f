/** What air, land and courier documents need besides: UCP 600 arts. 23 to 25. */
import type { Dossier, Of } from '../dossier.ts';
import { complies, decide, discrepancy, judgement, type Observation, onTypes, type Rule } from '../rule.ts';
import { transportTypes } from '../shipment.ts';
import { demandsOn } from './signature.ts';

type Receipt = 'COURIER' | 'POST';

/**
 * Art. 25 is about receipts for goods: one that no paragraph asks for by itself, beside another document, is for
 * papers.
 */
export const onReceipts =
  <T extends Receipt>(
    types: readonly T[],
    check: (document: Of<T>, dossier: Dossier) => Observation | readonly Observation[] | undefined,
  ): Rule['check'] =>
  (dossier) => {
    const isAlone = dossier.ofTypes(transportTypes).length === 0;
    return onTypes(types, (document, all) => {
      const isAsked = document.requirements.some(({ demand }) =>
        demand.types?.some((type) => type === document.particulars.type),
      );
      return isAlone || isAsked ? check(document, all) : undefined;
    })(dossier);
  };

export const otherTransportRules: readonly Rule[] = [
  {
    id: 'air-accepted-for-carriage',
    title: 'An air waybill shows that the goods were accepted for carriage.',
    articles: { UCP600: 'UCP 600 art. 23(a)(ii)' },
    code: 'CONFLICTING_DATA',
    cure: 'Present an air waybill that shows acceptance for carriage.',
    check: onTypes(['AIR_WAYBILL'], ({ particulars: { acceptedForCarriage } }) =>
      acceptedForCarriage === undefined
        ? undefined
        : decide(acceptedForCarriage, {
            field: '/particulars/acceptedForCarriage',
            expected: 'accepted for carriage',
            found: String(acceptedForCarriage),
          }),
    ),
  },
  {
    id: 'air-issue-date',
    title: 'An air waybill shows its date of issue; the flight box is disregarded.',
    articles: { UCP600: 'UCP 600 art. 23(a)(iii)' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the air waybill dated.',
    check: onTypes(['AIR_WAYBILL'], ({ document: { issueDate } }) =>
      decide(issueDate !== undefined, {
        field: '/issueDate',
        expected: 'a date of issue',
        found: issueDate ?? 'none',
      }),
    ),
  },
  {
    id: 'air-original-for-shipper',
    title: 'The air waybill is the original for the shipper.',
    articles: { UCP600: 'UCP 600 art. 23(a)(v)' },
    code: 'MISSING_ORIGINALS',
    cure: 'Present the original for the shipper.',
    check: onTypes(['AIR_WAYBILL'], ({ particulars: { originalFor } }) =>
      originalFor === undefined
        ? undefined
        : decide(originalFor === 'shipper', {
            field: '/particulars/originalFor',
            expected: 'shipper',
            found: originalFor,
          }),
    ),
  },
  {
    id: 'air-not-to-order',
    title: 'An air waybill is no document of title: consigned to order is for a person to look at.',
    articles: { UCP600: 'UCP 600 art. 23; ISBP H13' },
    code: 'WRONG_CONSIGNEE',
    cure: 'Consign the air waybill to a named party.',
    check: onTypes(['AIR_WAYBILL'], (examined) => {
      const { consignee } = examined.particulars;
      if (consignee === undefined) return undefined;
      const where = { field: '/particulars/consignee', expected: 'a named party', found: consignee.form };
      const isAsked = demandsOn(examined).some(({ demand }) => demand.consignee?.form === consignee.form);
      return consignee.form === 'named' || isAsked ? complies(where) : judgement(where);
    }),
  },
  {
    id: 'road-original-for-consignor',
    title: 'A road document is the original for the consignor, or says nothing of for whom it is.',
    articles: { UCP600: 'UCP 600 art. 24(b)(i)' },
    code: 'MISSING_ORIGINALS',
    cure: 'Present the original for the consignor.',
    check: onTypes(['ROAD'], ({ particulars: { copyFor } }) =>
      copyFor === undefined
        ? undefined
        : decide(copyFor === 'consignor', {
            field: '/particulars/copyFor',
            expected: 'consignor',
            found: copyFor,
          }),
    ),
  },
  {
    id: 'rail-duplicate-accepted',
    title: 'A rail document marked duplicate is accepted as an original.',
    articles: { UCP600: 'UCP 600 art. 24(b)(ii)' },
    code: 'MISSING_ORIGINALS',
    cure: 'Present the original or the duplicate.',
    check: onTypes(['RAIL'], ({ particulars: { copyFor } }) =>
      copyFor === undefined
        ? undefined
        : decide(copyFor !== 'carrier', {
            field: '/particulars/copyFor',
            expected: 'original or duplicate',
            found: copyFor,
          }),
    ),
  },
  {
    id: 'courier-named',
    title: 'A courier receipt names the courier service and is stamped or signed by it.',
    articles: { UCP600: 'UCP 600 art. 25(a)(i)' },
    code: 'UNSIGNED',
    cure: 'Present a receipt that the named courier stamped or signed.',
    check: onReceipts(['COURIER'], ({ particulars: { service }, document: { signatures } }) =>
      decide(service !== undefined && signatures.length > 0, {
        field: '/particulars/service',
        expected: 'named, and stamped or signed',
        found: `${service ?? 'not named'}, ${signatures.length > 0 ? 'signed' : 'not signed'}`,
      }),
    ),
  },
  {
    id: 'courier-pick-up-date',
    title:
      'A courier receipt shows the date of pick-up or receipt, a post receipt its stamp: the date of shipment.',
    articles: { UCP600: 'UCP 600 arts. 25(a)(ii), 25(c)' },
    code: 'CONFLICTING_DATA',
    cure: 'Present a receipt with its date.',
    check: onReceipts(['COURIER', 'POST'], ({ particulars: { pickUpDate } }) =>
      decide(pickUpDate !== undefined, {
        field: '/particulars/pickUpDate',
        expected: 'a date',
        found: pickUpDate ?? 'none',
      }),
    ),
  },
  {
    id: 'courier-charges',
    title:
      'Where courier charges are to be prepaid, the receipt shows that they are for another than the consignee.',
    articles: { UCP600: 'UCP 600 art. 25(b)' },
    code: 'CONFLICTING_DATA',
    cure: 'Present a receipt that shows prepaid charges.',
    check: onReceipts(['COURIER'], ({ particulars: { charges }, requirements }) => {
      const asked = requirements.find(({ demand }) => demand.freight?.includes('prepaid') === true);
      if (asked === undefined) return undefined;
      const where = {
        field: '/particulars/charges',
        expected: 'prepaid',
        found: charges ?? 'none',
        requirement: asked.id,
      };
      return charges === 'prepaid' ? complies(where) : discrepancy(where);
    }),
  },
];
