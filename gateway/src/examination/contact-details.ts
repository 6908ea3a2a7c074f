/** "Name, address and telephone number of the carrier's agent": whether a sentence of the document gives them. */
import type { PresentedDocument } from '@chopmark/chaincode/api';
import { wordsOf } from './text/plain.ts';

const detail =
  '(?:(?:FULL )?(?:NAMES?|ADDRESS(?:ES)?)|(?:TELE)?PHONE|TEL|FAX|CONTACT)(?:\\.? ?(?:NUMBERS?|NOS?|DETAILS?)\\.?)?';
const asking = new RegExp(
  `^(?:THE )?${detail}(?:(?:,| AND|, AND| &) (?:THE )?${detail}){0,4} OF (?:THE |ITS |A )?(.+)$`,
);
/** Longer words ask for something else. */
const lengthMax = 200;
const role = /\b(?:AGENT|MANUFACTURER|PRODUCER|CARRIER|SHIPPER|SUPPLIER|EXPORTER|FORWARDER|SURVEYOR|INSURER)/;
const telephone = /\b(?:TEL|PHONE|TELEPHONE)\b\D{0,12}\+?\d[\d ()-]{5,}/;
/** A name and an address are some words behind the role's. */
const wordsMin = 4;

/** `undefined` where something else is asked for. */
export const contactShown = (asked: string, { statements = [] }: PresentedDocument): boolean | undefined => {
  if (asked.length > lengthMax) return undefined;
  const words = asked.toUpperCase().replace(/\s+/g, ' ');
  const who = asking.exec(words)?.[1];
  const named = who === undefined ? undefined : role.exec(who)?.[0];
  if (named === undefined) return undefined;
  return statements.some((statement) => {
    const text = statement.toUpperCase();
    const at = text.lastIndexOf(named);
    const isNamed = at >= 0 && wordsOf(text.slice(at)).length > wordsMin;
    return isNamed && (!/PHONE|TEL\b/.test(words) || telephone.test(text));
  });
};
