/** Consignee, notify party and endorsement: UCP 600 arts. 14(j), 20; ISBP. */
import type { FirmOnDocument } from '@chopmark/chaincode/api';
import type { Dossier, Of } from '../dossier.ts';
import { compareFirm, compareParty, firmText, partyOf, whoText } from '../parties.ts';
import type { Demand, Who } from '../requirements/requirement.ts';
import { byLikeness, complies, decide, discrepancy, type Observation, onTypes, type Rule } from '../rule.ts';
import { transportTypes } from '../shipment.ts';
import { bare } from '../text/plain.ts';
import { demandsOn } from './signature.ts';

type Transport = Of<(typeof transportTypes)[number]>;
type ConsigneeDemand = NonNullable<Demand['consignee']>;

const each = (
  check: (demand: Demand, document: Transport, dossier: Dossier) => Observation | Observation[] | undefined,
): Rule['check'] =>
  onTypes(transportTypes, (document, dossier) =>
    demandsOn(document).flatMap(({ id, demand }) => {
      const seen = check(demand, document, dossier);
      const list = seen === undefined ? [] : Array.isArray(seen) ? seen : [seen];
      return list.map((observation) => ({ requirement: id, ...observation }));
    }),
  );

const consigneeText = ({ particulars: { consignee } }: Transport): string => {
  if (consignee === undefined) return 'none';
  return consignee.form === 'to-order'
    ? 'to order'
    : `${consignee.form.replaceAll('-', ' ')} ${firmText(consignee.firm)}`;
};

/** "To order" and "to order of the shipper" are one. */
const isToOrderOfShipper = ({ particulars: { consignee, shipper } }: Transport): boolean =>
  consignee?.form === 'to-order' ||
  (consignee?.form === 'to-order-of' &&
    (/^(THE )?SHIPPER$/i.test(consignee.firm.name) ||
      (shipper !== undefined && bare(shipper.name) === bare(consignee.firm.name))));

const isEndorsed = (
  endorsed: NonNullable<Demand['endorsed']>,
  { particulars }: Transport,
  { credit }: Dossier,
): Observation => {
  const endorsements = particulars.endorsements ?? [];
  const found = endorsements.map(({ to }) => (to === 'blank' ? 'blank' : to.name)).join(', ') || 'none';
  const where = {
    field: '/particulars/endorsements',
    expected: endorsed === 'blank' ? 'blank' : whoText(credit, endorsed),
    found,
  };
  if (endorsed === 'blank')
    return decide(
      endorsements.some(({ to }) => to === 'blank'),
      where,
    );
  const answers = endorsements.map(({ to }) =>
    to === 'blank' ? 'different' : compareParty(credit, endorsed, to.name),
  );
  return byLikeness(
    answers.includes('same') ? 'same' : answers.includes('unclear') ? 'unclear' : 'different',
    where,
  );
};

const isConsigned = (wanted: ConsigneeDemand, document: Transport, dossier: Dossier): Observation => {
  const { credit } = dossier;
  const { consignee } = document.particulars;
  const who = wanted.who === undefined ? '' : ` ${whoText(credit, wanted.who)}`;
  const where = {
    field: '/particulars/consignee',
    expected: `${wanted.form.replaceAll('-', ' ')}${who}`,
    found: consigneeText(document),
  };
  if (wanted.form === 'to-order') return decide(isToOrderOfShipper(document), where);
  if (wanted.orEndorsed === true && wanted.who !== undefined && isToOrderOfShipper(document))
    return isEndorsed(wanted.who, document, dossier);
  if (consignee === undefined || consignee.form !== wanted.form || wanted.who === undefined)
    return discrepancy(where);
  return byLikeness(compareFirm(credit, wanted.who, consignee.firm), where);
};

const notified = (
  who: Who,
  { particulars: { notify = [] } }: Transport,
  { credit }: Dossier,
): Observation => {
  const where = {
    field: '/particulars/notify',
    expected: whoText(credit, who),
    found: notify.map(firmText).join('; ') || 'none',
  };
  const answers = notify.map((firm) => compareFirm(credit, who, firm));
  return byLikeness(
    answers.includes('same') ? 'same' : answers.includes('unclear') ? 'unclear' : 'different',
    where,
  );
};

/** The applicant's address as consignee or notify party must be the credit's; elsewhere it may differ. */
const addressOf = (firm: FirmOnDocument, field: string, { credit }: Dossier): Observation[] => {
  const applicant = partyOf(credit, 'applicant');
  if (compareParty(credit, 'applicant', firm.name) !== 'same' || (firm.address ?? []).length === 0) return [];
  if ((applicant.address ?? []).length === 0) return [];
  const where = {
    field,
    expected: (applicant.address ?? []).join(', '),
    found: (firm.address ?? []).join(', '),
  };
  const [one, other] = [bare(where.expected), bare(where.found)];
  return [one.includes(other) || other.includes(one) ? complies(where) : byLikeness('different', where)];
};

const firmsOf = ({
  particulars: { consignee, notify = [] },
}: Transport): readonly (readonly [FirmOnDocument, string])[] => [
  ...(consignee !== undefined && consignee.form !== 'to-order'
    ? [[consignee.firm, '/particulars/consignee'] as const]
    : []),
  ...notify.map((firm, index) => [firm, `/particulars/notify/${index}`] as const),
];

export const consignmentRules: readonly Rule[] = [
  {
    id: 'consignee',
    title: 'The transport document is consigned as the credit asks.',
    articles: {
      UCP600: 'UCP 600 arts. 14(d), 14(f); field 46A',
      'CN-DLC-2016': 'Examination rules, consignee',
    },
    code: 'WRONG_CONSIGNEE',
    cure: 'Have the carrier correct the consignee.',
    check: each(({ consignee }, document, dossier) =>
      consignee === undefined ? undefined : isConsigned(consignee, document, dossier),
    ),
  },
  {
    id: 'shipper-as-asked',
    title: 'The shipper is the one that the credit names; without a name it may be anyone.',
    articles: { UCP600: 'UCP 600 arts. 14(f), 14(k)', 'CN-DLC-2016': 'Examination rules, transport' },
    code: 'CONFLICTING_DATA',
    cure: 'Have the carrier correct the shipper.',
    check: each(({ shipper: asked }, { particulars: { shipper } }, { credit }) => {
      if (asked === undefined) return undefined;
      const where = {
        field: '/particulars/shipper',
        expected: whoText(credit, asked),
        found: shipper?.name ?? 'none',
      };
      return shipper === undefined
        ? discrepancy(where)
        : byLikeness(compareParty(credit, asked, shipper.name), where);
    }),
  },
  {
    id: 'endorsed',
    title: 'A document made out to order is endorsed as the credit asks.',
    articles: { UCP600: 'UCP 600 art. 14(f); field 46A', 'CN-DLC-2016': 'Examination rules, endorsement' },
    code: 'WRONG_CONSIGNEE',
    cure: 'Endorse the document.',
    check: each(({ endorsed }, document, dossier) =>
      endorsed === undefined ? undefined : isEndorsed(endorsed, document, dossier),
    ),
  },
  {
    id: 'notify-party',
    title: 'The notify party is the one that the credit names.',
    articles: {
      UCP600: 'UCP 600 arts. 14(d), 14(j); field 46A',
      'CN-DLC-2016': 'Examination rules, consignee',
    },
    code: 'WRONG_CONSIGNEE',
    cure: 'Have the carrier correct the notify party.',
    check: each(({ notify }, document, dossier) => notify?.map((who) => notified(who, document, dossier))),
  },
  {
    id: 'applicant-address-on-transport-document',
    title: "The applicant's address as consignee or notify party is as stated in the credit.",
    articles: { UCP600: 'UCP 600 art. 14(j)' },
    code: 'WRONG_CONSIGNEE',
    cure: 'Have the carrier correct the address.',
    check: onTypes(transportTypes, (document, dossier) =>
      firmsOf(document).flatMap(([firm, field]) => addressOf(firm, field, dossier)),
    ),
  },
  {
    id: 'domestic-consignee',
    title: 'A domestic transport document names the applicant as consignee, unless the credit names another.',
    articles: { 'CN-DLC-2016': 'Examination rules, consignee' },
    code: 'WRONG_CONSIGNEE',
    cure: 'Have the carrier correct the consignee.',
    check: onTypes(['ROAD', 'RAIL', 'INLAND_WATERWAY', 'TRANSPORT_DOC'], (document, dossier) => {
      const { consignee } = document.particulars;
      const isAsked = demandsOn(document).some(({ demand }) => demand.consignee !== undefined);
      if (isAsked || consignee === undefined) return undefined;
      return isConsigned({ form: 'named', who: 'applicant' }, document, dossier);
    }),
  },
];
