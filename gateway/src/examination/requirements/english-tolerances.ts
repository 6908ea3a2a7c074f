/** How English credits say a tolerance of quantity and amount in field 47A. */
import { countOf } from './english-words.ts';
import { phrase, type Phrase } from './phrases.ts';
import type { Condition } from './requirement.ts';

const amountOrQuantity =
  '(?:BOTH )?(?:THE )?(?:QUANTITY|AMOUNT|CREDIT AMOUNT|TOTAL AMOUNT|WEIGHT)(?:(?: AND| OR|/| &) ?(?:THE )?(?:QUANTITY|(?:CREDIT |TOTAL |L/C )?AMOUNT|VALUE|WEIGHT))?';
const tolerated = (percent: string | undefined): Condition => ({
  tolerance: { plus: countOf(percent), minus: countOf(percent) },
});
const figures =
  '(?:\\+ ?/ ?- ?|PLUS OR MINUS |PLUS/MINUS )?(\\d{1,2}|FIVE|TEN|THREE)(?: ?\\(\\d+\\))? ?(?:PCT|PERCENT|PER CENT|%)';
const more = '(?:MORE OR LESS|PLUS OR MINUS|PLUS/MINUS|TOLERANCE|\\(\\+/-\\)|VARIATION)';
export const accepted = '(?:ARE |IS )?(?:ACCEPTABLE|ACCEPTED|ALLOWED|PERMITTED)';
export const englishTolerances: readonly Phrase[] = [
  phrase(
    `(?:A )?(?:(?:TOLERANCE|VARIATION|SHORTAGE OR EXCESS|EXCESS OR SHORTAGE|DIFFERENCE) OF (?:UP TO )?)?${figures}(?: ${more})?(?: (?:IN|ON|OF|FOR|BOTH|IS|ARE))* ${amountOrQuantity}(?: ${accepted})?(?: (?:PER|FOR EACH|ON EACH) (?:ITEM|STYLE|SIZE|GRADE|ARTICLE|TYPE))?`,
    ([, n]) => ({
      condition: tolerated(n),
    }),
  ),
  phrase(
    `${amountOrQuantity} (?:MAY|CAN) VARY (?:BY |UP TO |WITHIN )?${figures}(?: ${more}| UP (?:OR|AND) DOWN)?`,
    ([, n]) => ({ condition: tolerated(n) }),
  ),
  phrase(`TOLERANCE (?:IN|ON|OF|FOR) ${amountOrQuantity}:? ?(?:IS )?${figures}`, ([, n]) => ({
    condition: tolerated(n),
  })),
  phrase(
    `${amountOrQuantity}:? (?:WITH(?:IN)? )?(?:A )?(?:TOLERANCE (?:OF )?)?${figures}(?: ${more})?(?: ${accepted})?`,
    ([, n]) => ({
      condition: tolerated(n),
    }),
  ),
];
