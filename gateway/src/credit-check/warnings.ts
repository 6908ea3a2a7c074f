/** The warnings, one function for each kind. Pure. */
import { type CreditTerms, profileRules } from '@chopmark/chaincode/api';
import { requirementsFrom } from '../examination/requirements/parse.ts';
import type { CreditWarning, Warn } from './warning.ts';

const dayMs = 86_400_000;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;

const cite = ({ profile }: CreditTerms, ucp: string, domestic: string): string =>
  profile === 'UCP600' ? `UCP 600 ${ucp}` : `Domestic credit measures ${domestic}`;

const cutPeriod: Warn = ({ terms }) => {
  const latest = terms.shipment?.latestDate ?? terms.services?.latestDate;
  const days = terms.presentationPeriod?.days ?? profileRules[terms.profile].presentation.defaultDays.value;
  if (latest === undefined || daysBetween(latest, terms.expiry.date) >= days) return [];
  return [
    {
      code: 'PRESENTATION_PERIOD_CUT',
      pointer: '/expiry/date',
      article: cite(terms, 'arts. 6(d), 14(c)', 'art. 11'),
      says: `goods shipped on the last day leave fewer than the ${String(days)} days of the presentation period`,
    },
  ];
};

/** Field and place of a paragraph, as requirements number them: `47A/2`. */
const pointerOf = (id: string): string => {
  const [field = '', number = '1'] = id.split('/');
  return `/${field === '46A' ? 'documentsRequired' : 'additionalConditions'}/${String(Number(number) - 1)}`;
};

const nonDocumentary: Warn = ({ terms }) =>
  requirementsFrom(terms)
    .filter(({ condition }) => condition.nonDocumentary === true)
    .map(({ id }) => ({
      code: 'NON_DOCUMENTARY_CONDITION',
      pointer: pointerOf(id),
      article: cite(terms, 'art. 14(h)', 'art. 14'),
      says: 'a condition without a document to show it is disregarded',
    }));

const contract =
  /\bPRO[- ]?FORMA\b|\b(?:SALES?|PURCHASE|UNDERLYING) (?:CONTRACT|AGREEMENT|ORDER)\b|合同|形式发票/i;
const partOfIt = /\bINTEGRAL\b|\bFORMS? (?:A )?PART OF\b|\bATTACHED\b|\bANNEXED\b|不可分割|组成部分|附件/i;

const contractInside: Warn = ({ terms }) =>
  (['goods', 'documentsRequired', 'additionalConditions'] as const).flatMap((member) =>
    terms[member].flatMap((paragraph, index) =>
      contract.test(paragraph) && partOfIt.test(paragraph)
        ? [
            {
              code: 'CONTRACT_IN_CREDIT' as const,
              pointer: `/${member}/${String(index)}`,
              article: cite(terms, 'art. 4(b)', 'art. 5'),
              says: 'the credit is independent of the contract: a copy of it is no part of the credit',
            },
          ]
        : [],
    ),
  );

const reimbursement: Warn = ({ terms }) =>
  terms.reimbursingBank === undefined || terms.rules.code.includes('URR')
    ? []
    : [
        {
          code: 'REIMBURSEMENT_RULES_SILENT',
          pointer: '/rules/code',
          article: 'UCP 600 art. 13(a)',
          says: 'without a reference to the ICC rules for reimbursements art. 13(b) applies',
        },
      ];

const place = /PLACE (?:FOR|OF) PRESENTATION|DATA PROCESSING SYSTEM|ELECTRONIC ADDRESS/i;
const format = /\b(?:PDF|XML|JSON|EDIFACT|UBL|OFD|TIFF?|FORMAT)\b/i;

const electronic: Warn = ({ terms }) => {
  const { code, eucp } = terms.rules;
  if (!code.startsWith('EUCP')) return [];
  const text = [...terms.documentsRequired, ...terms.additionalConditions].join('\n');
  const silent = (kind: CreditWarning['code'], article: string, says: string): CreditWarning => ({
    code: kind,
    pointer: kind === 'EUCP_VERSION_SILENT' ? '/rules/eucp' : '/additionalConditions',
    article: `eUCP 2.1 ${article}`,
    says,
  });
  return [
    ...(eucp !== undefined || /VERSION \d/i.test(text)
      ? []
      : [silent('EUCP_VERSION_SILENT', 'art. e1', 'the version in force at the date of issue applies')]),
    ...(place.test(text)
      ? []
      : [silent('EUCP_PLACE_SILENT', 'art. e6', 'nobody can know to which address records are presented')]),
    ...(format.test(text)
      ? []
      : [silent('EUCP_FORMAT_SILENT', 'art. e5', 'records may be presented in any format')]),
  ];
};

const timeLimit =
  /\b(?:UNLESS|IF (?:WE|NOT)|DEEMED|IN FORCE)\b[^.;]*\b(?:REJECT|REFUS|OBJECT|ACCEPT|ADVIS|REPL|ANSWER)\w*\b[^.;]*\b(?:BY|WITHIN|BEFORE|UNTIL|DAYS?)\b|逾期[^。；]*视为(?:接受|同意)/i;

const deemedByTime: Warn = ({ terms, amendment }) => {
  const texts = [
    ...(amendment?.additionalConditions ?? []).map(({ text }) => text),
    ...(amendment?.senderToReceiver === undefined ? [] : [amendment.senderToReceiver.join(' ')]),
  ];
  return texts.some((text) => timeLimit.test(text))
    ? [
        {
          code: 'TIME_LIMIT_DISREGARDED',
          pointer: '/amendment',
          article: cite(terms, 'art. 10(f)', 'art. 28'),
          says: 'silence accepts nothing: a time limit after which the amendment is in force is disregarded',
        },
      ]
    : [];
};

/** In the order of the page. */
export const warnings: readonly Warn[] = [
  cutPeriod,
  nonDocumentary,
  contractInside,
  reimbursement,
  electronic,
  deemedByTime,
];
