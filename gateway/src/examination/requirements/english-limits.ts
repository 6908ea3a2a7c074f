/** Limits of time that field 47A says again: held against the fields that say them with effect. */
import { countOf, count } from './english-words.ts';
import { phrase, type Phrase } from './phrases.ts';
import { dateIn } from './shipment-words.ts';

const days = `${count} (?:CALENDAR )?DAYS`;
const shipped =
  '(?:THE )?(?:DATE OF (?:SHIPMENT|(?:THE )?(?:BILLS? OF LADING|B/L|TRANSPORT DOCUMENTS?|AWB|CMR))|(?:SHIPMENT|B/L|BILL OF LADING|ON BOARD|CMR|AWB) DATE|SHIPMENT)';
const within =
  '(?:,? ?(?:BUT )?(?:ALWAYS )?WITHIN (?:THE )?(?:VALIDITY|EXPIRY)(?: DATE)?(?: OF (?:THE |THIS )?(?:CREDIT|L/C|LC))?)?';
const must = '(?:MUST|SHALL|SHOULD|ARE TO|TO|HAVE TO)(?: BE)?';
const month = '[A-Z]{3,9}';
const date = `(?:\\d{1,2} ${month},? \\d{4}|${month} \\d{1,2},? \\d{4}|\\d{4}-\\d{2}-\\d{2})`;

export const englishLimits: readonly Phrase[] = [
  phrase(
    `(?:ALL )?DOCUMENTS ${must} (?:PRESENTED|SUBMITTED|NEGOTIATED)(?: FOR NEGOTIATION)? (?:WITHIN|NOT LATER THAN) (${days}) (?:AFTER|FROM|OF) ${shipped}${within}`,
    ([, text]) => ({ condition: { presentationDays: countOf(text) } }),
  ),
  phrase(
    `(?:LATEST (?:DATE OF )?SHIPMENT(?: DATE)?:?|SHIPMENT ${must} (?:EFFECTED|MADE) (?:NOT LATER THAN|ON OR BEFORE)) (${date})`,
    ([, text]) => {
      const latestShipment = dateIn(text ?? '');
      return latestShipment === undefined ? {} : { condition: { latestShipment } };
    },
  ),
];
