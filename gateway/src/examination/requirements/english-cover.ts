/** What English credits ask of insurance: percentage, risks, where claims are payable. */
import { end, name } from './english-words.ts';
import { phrase, type Phrase } from './phrases.ts';
import type { Demand } from './requirement.ts';

const asks = (source: string, demand: Demand): Phrase => phrase(source, () => ({ demand }));

const riskNames = [
  'INSTITUTE CARGO CLAUSES? ?\\(?[ABC]\\)?',
  'I\\.?C\\.?C\\.? ?\\(?[ABC]\\)?',
  'INSTITUTE CARGO CLAUSES? \\(?AIR\\)?',
  '(?:(?:AIR|MARINE) CARGO |OCEAN MARINE (?:CARGO|TRANSPORTATION) )?ALL RISKS?(?: AS PER (?:INSTITUTE CARGO CLAUSES? ?\\(?A\\)?|ICC ?\\(?A\\)?|C\\.?I\\.?C\\.?|P\\.?I\\.?C\\.?C\\.?))?',
  'INSTITUTE (?:WAR|STRIKES?)(?: RIOTS AND CIVIL COMMOTIONS?)? CLAUSES?(?: \\((?:CARGO|AIR CARGO)\\))?',
  'WAR(?: RISKS?)?|STRIKES?(?: RISKS?)?|S\\.?R\\.?C\\.?C\\.?|T\\.?P\\.?N\\.?D\\.?|W\\.?P\\.?A\\.?|F\\.?P\\.?A\\.?|THEFT|BREAKAGE',
  'THEFT(?:,| AND| &)? PILFERAGE(?:(?:,| AND| &)+ ?NON[- ]?DELIVERY)?|PILFERAGE|NON[- ]?DELIVERY|LEAKAGE|SHORTAGE|RUST|HOOK DAMAGE',
  'STRIKES?, RIOTS?(?: AND|,) CIVIL COMMOTIONS?(?: CLAUSES?| RISKS?)?',
  '(?:FROM )?WAREHOUSE TO WAREHOUSE(?: CLAUSE| BASIS)?',
].join('|');

export const englishCover: readonly Phrase[] = [
  asks('(?:ISSUED )?IN (?:AN )?(?:ASSIGNABLE|NEGOTIABLE|TRANSFERABLE) FORM', {}),
  phrase(
    '(?:FOR |COVERING |WITH COVER OF )?(?:AT LEAST |MINIMUM |NOT LESS THAN )?(?:FULL )?(?:(?:CIF|CIP|INVOICE) VALUE PLUS (\\d{1,3}) ?(?:PCT|PERCENT|PER CENT|%))',
    ([, plus]) => ({ demand: { coverPercent: 100 + Number(plus) } }),
  ),
  phrase(
    '(?:ISSUED )?(?:FOR |COVERING |WITH COVER OF )?(?:AT LEAST |MINIMUM |NOT LESS THAN )?(\\d{3}) ?(?:PCT|PERCENT|PER CENT|%)(?: OF)?(?: THE)?(?: FULL| GROSS| TOTAL| COMMERCIAL)?(?: (?:CIF|CIP|CIF/CIP|CIF OR CIP|INVOICE)(?: VALUE| AMOUNT)?)?(?: VALUE)?(?: OF (?:THE )?(?:INVOICE|GOODS|SHIPMENT))?',
    ([, percent]) => ({ demand: { coverPercent: Number(percent) } }),
  ),
  phrase(
    `(?:COVERING |AGAINST |INCLUDING |PLUS |AND |& )?(?:THE )?(?:${riskNames})(?: (?:DATED )?0?1[./]0?1[./](?:20)?\\d\\d)?`,
    ([risk]) => ({
      demand: {
        risks: [
          risk
            .replace(
              /^(?:COVERING |AGAINST |INCLUDING |PLUS |AND |& )?(?:THE )?(?:FROM )?(?:(?:AIR|MARINE) CARGO |OCEAN MARINE (?:CARGO|TRANSPORTATION) )?/,
              '',
            )
            .replace(/ (?:DATED )?\d+[./]\d+[./]\d+$/, ''),
        ],
      },
    }),
  ),
  phrase(
    `(?:WITH |STIPULATING |STATING |SHOWING |INDICATING )?(?:THAT )?CLAIMS?(?: TO BE| ARE| IF ANY)* PAYABLE (?:IN|AT) (?:THE )?(${name})(?:,? IN (?:THE )?(?:SAME )?(?:CURRENCY (?:OF|AS) (?:THE |THIS )?(?:CREDIT|DRAFTS?|L/C|INVOICE)|[A-Z]{3}))?${end}`,
    ([, place]) => ({ demand: { claimsPayableIn: place ?? '' } }),
  ),
  asks('IN (?:THE )?(?:SAME )?CURRENCY (?:OF|AS) (?:THE |THIS )?(?:CREDIT|L/C|DRAFTS?|INVOICE)', {}),
  asks('(?:SETTLING|SURVEY) AGENT', { shows: ['SETTLING AGENT'] }),
];
