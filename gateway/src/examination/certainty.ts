/**
 * What is surely a discrepancy. It rests on words of the credit that were understood to the last one of their clause,
 * and no permission that was not understood may allow it. Anything else a person decides.
 */
import { type Dossier, dossierOf, surely } from './dossier.ts';
import type { DiscrepancyCode, Finding } from './finding.ts';
import type { Requirement } from './requirements/requirement.ts';

type Found = Omit<Finding, 'key'>;

const isPermission =
  /\b(?<!\bNOT |\bUN)(?:ACCEPTABLE|ACCEPTED|ALLOWED|PERMITTED|PERMISSIBLE|MAY|CAN|OK|WAIVED|NOT REQUIRED|NEED NOT|TO BE IGNORED|DISREGARDED)\b|允许|接受|可以|可|视为|不视/i;

/** What a permission is about, for each code that it may allow. */
const topics: Partial<Record<DiscrepancyCode, RegExp>> = {
  LATE_SHIPMENT: /(?<!TRANS?)SHIPMENT|SHIPPED|装运|发货/i,
  LATE_PRESENTATION: /STALE|LATE|DAYS|PRESENT|VALIDITY|交单|迟/i,
  EXPIRED: /EXPIR|VALIDITY|LATE|效期/i,
  OVERDRAWN: /PCT|PERCENT|PER CENT|%|TOLERANCE|MORE OR LESS|EXCE|OVERDR|溢|超/i,
  SHORT_SHIPPED: /PCT|PERCENT|PER CENT|%|TOLERANCE|MORE OR LESS|SHORT|PARTIAL|溢|短|分批/i,
  PARTIAL_PROHIBITED: /PARTIAL|SEVERAL SHIPMENTS|分批|TOLERANCE|MORE OR LESS|溢/i,
  TRANSHIPMENT_PROHIBITED: /TRANS-?S?HIP|转运/i,
  DESCRIPTION_MISMATCH: /TYPING|TYPOGRAPH|SPELLING|DESCRIPTION|GOODS|货物|名称|打字/i,
  CONFLICTING_DATA: /CHARTER|TYPING|TYPOGRAPH|SPELLING|PCT|PERCENT|%|TOLERANCE|LANGUAGE|ADDRESS|打字|溢|文/i,
  MISSING_DOC: /INSTEAD|IN LIEU|COMBINED|SEPARATE|REPLACE|代替|合并/i,
  MISSING_ORIGINALS: /COPY|COPIES|ORIGINAL|PHOTOCOP|2\/3|复印|副本|正本/i,
  UNSIGNED: /SIGN|FORWARDER|HOUSE|CHARTER|签/i,
  WRONG_CONSIGNEE: /CONSIGN|NOTIFY|ORDER|ENDORSE|收货/i,
  UNCLEAN: /CLAUSE|CLEAN|BATCH|QUALITY|RUST|清洁/i,
  ON_DECK: /DECK/i,
  INSURANCE_LOW: /INSURANCE|COVER|保险/i,
  INSURANCE_LATE: /INSURANCE|COVER|保险/i,
  INSURANCE_CURRENCY: /INSURANCE|CURRENC|保险/i,
  WRONG_PORT: /PORT|PLACE|DESTINATION|港|地/i,
  WRONG_ISSUER: /THIRD|ISSUE|SHIPPER|第三方|出具/i,
  DRAFT_ERROR: /DRAFT/i,
};

/** Permissions of which words were not understood. */
const unreadPermissions = ({ requirements }: Dossier): readonly Requirement[] =>
  requirements.filter(
    ({ id, text, notUnderstood }) =>
      id.startsWith('47A') && notUnderstood.length > 0 && isPermission.test(text),
  );

const identity = ({ rule, document, field, requirement, expected }: Found): string =>
  JSON.stringify([rule, document, field, requirement, expected]);

const isDiscrepancy = ({ outcome }: Found): boolean => outcome === 'discrepancy';

const open = (finding: Found, note: string): Found => ({
  ...finding,
  outcome: 'needs-judgement',
  note: finding.note === undefined ? note : `${finding.note}; ${note}`,
});

/** What of the findings is found from the surely understood words alone. */
const certainFrom = (
  dossier: Dossier,
  examineWith: (dossier: Dossier) => readonly Found[],
): ReadonlySet<string> =>
  new Set(
    examineWith(dossierOf(dossier, surely(dossier.requirements)))
      .filter(isDiscrepancy)
      .map(identity),
  );

/** The findings, with those discrepancies left to a person that are not certain. */
export const certain = (
  dossier: Dossier,
  examineWith: (dossier: Dossier) => readonly Found[],
): readonly Found[] => {
  const found = examineWith(dossier);
  const isPartlyRead = dossier.requirements.some(({ notUnderstood }) => notUnderstood.length > 0);
  if (!isPartlyRead || !found.some(isDiscrepancy)) return found;
  const sure = certainFrom(dossier, examineWith);
  const permissions = unreadPermissions(dossier);
  return found.map((finding) => {
    if (!isDiscrepancy(finding)) return finding;
    if (!sure.has(identity(finding)))
      return open(finding, 'rests on words that stand beside others not understood');
    const topic = finding.code && topics[finding.code];
    const permission = permissions.find(({ text }) => topic?.test(text) === true);
    return permission === undefined ? finding : open(finding, `${permission.id} may allow it`);
  });
};
