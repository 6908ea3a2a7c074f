/** What field 47A refuses by name, and what it allows at named places alone. */
import { phrase, type Phrase } from './phrases.ts';

/** What a paper would show in these words, and must not. */
const feature =
  '(?:SHORT FORM|BLANK BACK(?:ED)?|CLAUSED|STALE|CHARTER[- ]PARTY|LASH|DEMURRAGE|VESSELS? CALLING AT [A-Z]+ PORTS?|[A-Z]+ FLAG(?:GED)?)';
const carrying = '(?: ?(?:BILLS? OF LADING|B/LS?|VESSELS?|SHIPS?|CLAUSES?|FORM|BACK))*';
const refused =
  '(?:IS |ARE )?(?:NOT (?:ACCEPTABLE|ACCEPTED|ALLOWED|PERMITTED)|PROHIBITED|FORBIDDEN|UNACCEPTABLE)';
const featuresIn = (text: string): string[] => text.match(new RegExp(feature, 'g')) ?? [];
const refusals: readonly Phrase[] = [
  phrase(
    `(?:SHIPMENT (?:BY|ON|PER) (?:AN? )?)?((?:${feature}${carrying}(?: ?(?:,|AND|OR|/) ?)?)+) ${refused}`,
    ([, features]) => ({ condition: { refusedWords: featuresIn(features ?? '') } }),
  ),
  phrase(`NO (${feature})${carrying} (?:ON|IN) (?:THE )?(?:BILLS? OF LADING|B/LS?)`, ([, features]) => ({
    condition: { refusedWords: featuresIn(features ?? '') },
  })),
];

/** Where goods may be transferred. */
const transhipmentAt: readonly Phrase[] = [
  phrase(
    `TRANS-?S?HIPMENTS? (?:IS |ARE )?(?:ALLOWED |PERMITTED |ACCEPTABLE )?(?:ONLY )?(?:AT|IN|VIA) ((?:[A-Z]+[ ,/]*){1,8}?)(?: (?:IS |ARE |ONLY )*(?:ALLOWED|PERMITTED|ACCEPTABLE)(?: ONLY)?)?(?=[ .;]*$)`,
    ([, places]) => ({ condition: { transhipmentAt: places ?? '' } }),
  ),
];

export const englishRefusals: readonly Phrase[] = [...refusals, ...transhipmentAt];
