/** Shipment, expiry and the period for presentation: UCP 600 arts. 6, 14(c), 29 and 32; measures of 2016 art. 14. */
import { isWithinShipmentPeriod } from '@chopmark/chaincode/api';
import { lastDay, type LastDay, periodEnd, presentationDays } from '../deadlines.ts';
import type { Dossier } from '../dossier.ts';
import { shipmentTermsOf } from '../requirements/shipment-words.ts';
import {
  complies,
  decide,
  discrepancy,
  judgement,
  type Located,
  type Observation,
  onEach,
  onPresentation,
  type Rule,
} from '../rule.ts';
import type { Shipment } from '../shipment.ts';

const onShipments =
  (
    check: (shipment: Shipment & { date: string }, dossier: Dossier) => Observation | undefined,
  ): Rule['check'] =>
  (dossier) =>
    dossier.shipments.flatMap((shipment): Located[] => {
      const { date, document, field } = shipment;
      if (date === undefined) return [];
      const seen = check({ ...shipment, date }, dossier);
      return seen === undefined ? [] : [{ field, found: date, ...seen, document }];
    });

/** A date that a paragraph says again counts where it is the earlier one. */
const latestDate = ({ credit, profile, condition }: Dossier, { document }: Shipment): string | undefined => {
  const isService = document.document.particulars.type === 'SERVICE_EVIDENCE';
  const stated = isService ? credit.services?.latestDate : credit.shipment?.latestDate;
  const latest = stated ?? (profile === 'CN-DLC-2016' ? credit.expiry.date : undefined);
  const again = isService ? undefined : condition.latestShipment;
  return [latest, again].filter((date) => date !== undefined).sort()[0];
};

const byLastDay = (presentedOn: string, limit: LastDay, field: string): Observation => {
  const where = { field, expected: `not later than ${limit.date}`, found: presentedOn };
  if (presentedOn <= limit.stated) return complies(where);
  if (presentedOn > limit.date) return discrepancy(where);
  return limit.isCertain
    ? complies({ ...where, note: `${limit.stated} was a day of closure` })
    : judgement({ ...where, note: 'no calendar of the place says whether the bank was closed' });
};

const instalmentOf = ({ credit, circumstances }: Dossier, date: string): Observation | undefined => {
  const { instalments } = credit;
  if (instalments === undefined) return undefined;
  const at = instalments.findIndex(({ from, to }) => date >= from && date <= to);
  const periods = instalments.map(({ from, to }) => `${from} to ${to}`).join('; ');
  if (at < 0) return discrepancy({ expected: periods, found: date });
  const made = circumstances.instalmentsMade;
  const missed = instalments.findIndex((_, index) => index < at && made?.includes(index) !== true);
  if (missed < 0) return complies({ expected: periods });
  const where = {
    expected: `instalment ${missed + 1} shipped and drawn in its period`,
    found: `instalment ${at + 1}`,
  };
  return made === undefined
    ? judgement({ ...where, note: 'earlier instalments are not known here' })
    : discrepancy(where);
};

const narrativeIsShipment = (narrative: string | undefined): boolean =>
  narrative === undefined ||
  /SHIP|TAKING IN CHARGE|B\/?L|BILL OF LADING|TRANSPORT DOC|ON BOARD|DISPATCH|AWB|WAYBILL|CMR|CIM|CONSIGNMENT NOTE|装运|服务/i.test(
    narrative,
  );

const withinPeriod = (dossier: Dossier): Observation | undefined => {
  const { presentation, credit, condition } = dossier;
  const end = periodEnd(dossier);
  if (end === undefined) return undefined;
  const where = {
    field: '/presentedOn',
    expected: `not later than ${end.date}`,
    found: presentation.presentedOn,
  };
  if (condition.staleAccepted === true)
    return complies({ ...where, note: 'the credit accepts stale documents' });
  const { narrative } = credit.presentationPeriod ?? {};
  if (!narrativeIsShipment(narrative)) {
    return judgement({ ...where, expected: `${presentationDays(dossier) ?? ''} days ${narrative ?? ''}` });
  }
  const again = condition.presentationDays;
  if (again !== undefined && again !== presentationDays(dossier))
    return judgement({ ...where, note: `a paragraph says ${again} days` });
  return byLastDay(presentation.presentedOn, end, '/presentedOn');
};

export const timeRules: readonly Rule[] = [
  {
    id: 'shipment-by-latest-date',
    title:
      'Goods are shipped, or services rendered, not later than the latest date; it never moves to a banking day.',
    articles: { UCP600: 'UCP 600 art. 29(c); field 44C', 'CN-DLC-2016': 'Measures 2016 arts. 14, 59' },
    code: 'LATE_SHIPMENT',
    cure: 'Ask for an amendment of the latest date of shipment, or for a waiver.',
    check: onShipments((shipment, dossier) => {
      const latest = latestDate(dossier, shipment);
      return latest === undefined
        ? undefined
        : decide(shipment.date <= latest, { expected: `not later than ${latest}` });
    }),
  },
  {
    id: 'shipment-within-period',
    title: 'Goods are shipped within the shipment period that the credit words.',
    articles: { UCP600: 'UCP 600 art. 3; field 44D', 'CN-DLC-2016': 'Measures 2016 art. 14' },
    code: 'LATE_SHIPMENT',
    cure: 'Ask for an amendment of the shipment period, or for a waiver.',
    check: onShipments(({ date }, { credit }) => {
      const period = credit.shipment?.period?.join(' ');
      const terms = period === undefined ? undefined : shipmentTermsOf(period);
      if (period === undefined) return undefined;
      if (terms === undefined)
        return judgement({ expected: period, note: 'the words of the period were not understood' });
      return decide(isWithinShipmentPeriod(terms, date), { expected: period });
    }),
  },
  {
    id: 'shipment-date-shown',
    title: 'A document that proves carriage, delivery or service shows its date.',
    articles: {
      UCP600: 'UCP 600 arts. 19 to 25',
      'CN-DLC-2016': 'Examination rules, transport and delivery documents',
    },
    code: 'CONFLICTING_DATA',
    cure: 'Have the issuer date the document or add a dated notation.',
    check: ({ shipments }) =>
      shipments
        .filter(({ document: { document } }) => !/^(BILL|SEA|CHARTER)/.test(document.particulars.type))
        .map(({ document, date, field }) => ({
          document,
          ...decide(date !== undefined, { field, expected: 'a date', found: date ?? 'none' }),
        })),
  },
  {
    id: 'presented-by-expiry',
    title:
      'Documents are presented on or before the expiry date, moved only by days on which the bank is closed.',
    articles: { UCP600: 'UCP 600 arts. 6(d)(i), 29(a)', 'CN-DLC-2016': 'Measures 2016 arts. 11, 59' },
    code: 'EXPIRED',
    cure: 'Ask for an extension of the validity by amendment, or for a waiver.',
    check: onPresentation((dossier) =>
      byLastDay(
        dossier.presentation.presentedOn,
        lastDay(dossier, dossier.credit.expiry.date),
        '/presentedOn',
      ),
    ),
  },
  {
    id: 'presented-within-period',
    title: 'Documents are presented within the period after shipment or service.',
    articles: { UCP600: 'UCP 600 arts. 14(c), 29(a); field 48', 'CN-DLC-2016': 'Measures 2016 arts. 14, 59' },
    code: 'LATE_PRESENTATION',
    cure: 'Ask for a waiver; the date of shipment cannot be cured.',
    check: onPresentation(withinPeriod),
  },
  {
    id: 'extension-stated',
    title: 'A nominated bank that takes documents up on a moved last day says so on its covering schedule.',
    articles: { UCP600: 'UCP 600 art. 29(b)' },
    code: 'LATE_PRESENTATION',
    cure: 'Have the presenting bank state the extension on its covering schedule.',
    check: onPresentation((dossier) => {
      const { presentedOn, coveringSchedule } = dossier.presentation;
      const limits = [lastDay(dossier, dossier.credit.expiry.date), periodEnd(dossier)];
      const isMoved = limits.some(
        (limit) => limit !== undefined && presentedOn > limit.stated && presentedOn <= limit.date,
      );
      if (!isMoved || coveringSchedule === undefined) return undefined;
      const where = { field: '/coveringSchedule/statesExtension', expected: 'a statement of the extension' };
      return coveringSchedule.statesExtension === true
        ? complies(where)
        : judgement({ ...where, found: 'none' });
    }),
  },
  {
    id: 'instalment-in-its-period',
    title: 'Each instalment is shipped in its period; once one is missed, later ones are lapsed.',
    articles: { UCP600: 'UCP 600 art. 32', 'CN-DLC-2016': 'Measures 2016 art. 14' },
    code: 'INSTALMENT_LAPSED',
    cure: 'Ask for an amendment that reinstates the instalment.',
    check: onShipments(({ date }, dossier) => instalmentOf(dossier, date)),
  },
  {
    id: 'dated-by-presentation',
    title: 'No document is dated later than its presentation.',
    articles: { UCP600: 'UCP 600 art. 14(i)', 'CN-DLC-2016': 'Examination rules art. 55' },
    code: 'CONFLICTING_DATA',
    cure: 'Present the document again with its true date.',
    check: onEach(({ document: { issueDate } }, { presentation: { presentedOn } }) =>
      issueDate === undefined
        ? undefined
        : decide(issueDate <= presentedOn, {
            field: '/issueDate',
            expected: `not later than ${presentedOn}`,
            found: issueDate,
          }),
    ),
  },
  {
    id: 'dated-by-limits',
    title: 'No document is dated later than the expiry or the last day for presentation.',
    articles: { 'CN-DLC-2016': 'Examination rules art. 55' },
    code: 'CONFLICTING_DATA',
    cure: 'Present the document again with its true date.',
    check: onEach(({ document: { issueDate } }, dossier) => {
      const limits = [
        lastDay(dossier, dossier.credit.expiry.date).date,
        periodEnd(dossier)?.date ?? '9999-12-31',
      ].sort();
      const limit = limits[0] ?? '';
      return issueDate === undefined
        ? undefined
        : decide(issueDate <= limit, {
            field: '/issueDate',
            expected: `not later than ${limit}`,
            found: issueDate,
          });
    }),
  },
  {
    id: 'not-dated-before-credit',
    title: 'A document is dated before the credit only where the credit does not exclude it.',
    articles: { UCP600: 'UCP 600 art. 14(i)', 'CN-DLC-2016': 'Examination rules art. 55' },
    code: 'CONFLICTING_DATA',
    cure: 'Present a document dated on or after the date of issue.',
    check: onEach(({ document: { issueDate } }, { credit, condition }) => {
      if (issueDate === undefined) return undefined;
      const where = { field: '/issueDate', expected: `not before ${credit.issueDate}`, found: issueDate };
      if (condition.noDocumentBefore !== undefined) return decide(issueDate >= credit.issueDate, where);
      return complies({ field: '/issueDate', found: issueDate, expected: 'any date up to presentation' });
    }),
  },
];
