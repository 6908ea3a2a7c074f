/** Sentences about papers that were sent, and words for the parties: what is asked of a document without them. */
import { addCalendarDays, type PresentedDocument } from '@chopmark/chaincode/api';
import { textOf } from './document-text.ts';
import type { Dossier } from './dossier.ts';
import { countOf } from './requirements/english-words.ts';
import { latestShipment } from './shipment.ts';
import { namesFirm } from './text/names.ts';

/** What the document says, with the role words of the parties that it names. */
export const saidBy = ({ credit }: Dossier, document: PresentedDocument): string => {
  const text = textOf(document);
  const roles = [
    [credit.applicant.name, 'APPLICANT BUYER IMPORTER CONSIGNEE'],
    [credit.beneficiary.name, 'BENEFICIARY SELLER EXPORTER SHIPPER'],
    [credit.issuingBank.name, 'ISSUING OPENING BANK'],
  ] as const;
  const named = roles.flatMap(([name, words]) =>
    name !== undefined && namesFirm(text, name) ? [words] : [],
  );
  return [text, ...named].join('\n');
};

/** An advice or message is itself what was sent; to whom, it says. */
const wayOfSending =
  /^(?:SENT|FAXED|E-?MAILED|TELEXED|FORWARDED|D[EI]S?PATCHED|ADVISED)(?: OUT| DIRECTLY)?(?: BY (?:FAX|E-?MAIL|TELEX|CABLE))?(?= )/;
const isMessage = ({ title }: PresentedDocument): boolean => /ADVICE|FAX|MAIL|TELEX|CABLE/i.test(title ?? '');

const limit =
  / ?(?:NOT LATER THAN |WITHIN )?(\d{1,3}|ONE|TWO|THREE|FIVE|SEVEN)(?: ?\(\d+\))? (HOURS|(?:WORKING |BUSINESS |BANKING |CALENDAR )?DAYS)(?: AFTER| OF| FROM)(?: THE)?(?: DATE OF)? (?:SHIPMENT|B\/L DATE|BILL OF LADING DATE)(?: DATE)?/;

/** A time limit after shipment that the date of the document keeps asks for no words. */
const withoutLimit = (asked: string, { issueDate }: PresentedDocument, { shipments }: Dossier): string => {
  const match = limit.exec(asked);
  const shippedOn = latestShipment(shipments);
  if (match === null || issueDate === undefined || shippedOn === undefined) return asked;
  const count = countOf(match[1]);
  const days = match[2] === 'HOURS' ? Math.floor(count / 24) : count;
  return issueDate <= addCalendarDays(shippedOn, days) ? asked.replace(match[0], '') : asked;
};

/** The words that are left to be found on the document. */
export const askedOf = (asked: string, document: PresentedDocument, dossier: Dossier): string =>
  isMessage(document) ? withoutLimit(asked.replace(wayOfSending, ''), document, dossier) : asked;
