/**
 * A tax bureau, or a licensed provider before it, behind one address: the question as JSON by POST, the answer as JSON.
 * What China's platforms ask and answer differs by province and provider: a deployment puts its own small translator at
 * this address, and its form is documented in docs/receivables.md.
 */
import { Money, type TaxLookTerms, taxInvoiceStates } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { type InvoiceAuthority, type NoAnswer, noAnswers, type TaxQuestion } from './authority.ts';

export interface HttpAuthoritySettings {
  readonly url: string;
  /** As looks name it. */
  readonly name: string;
  /** Sent as a bearer token. */
  readonly token?: string | undefined;
  readonly timeoutMs: number;
}

const BureauAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('agrees'),
    state: z.enum(taxInvoiceStates),
    credited: Money.optional(),
  }),
  z.strictObject({ outcome: z.enum(['differs', 'not-found']) }),
  z.strictObject({ outcome: z.enum(noAnswers) }),
]);

/** In characters: an answer has a few hundred. */
const answerLengthMax = 65_536;

const isNoAnswer = (outcome: string): outcome is NoAnswer =>
  (noAnswers as readonly string[]).includes(outcome);

const lookOf = (
  { taxInvoice }: TaxQuestion,
  answer: z.output<typeof BureauAnswer>,
  provider: string,
): TaxLookTerms | NoAnswer => {
  if (isNoAnswer(answer.outcome)) return answer.outcome;
  const asked = { taxInvoice, provider, askedAt: new Date().toISOString() };
  return { ...asked, ...answer } as TaxLookTerms;
};

const bodyOf = ({ taxInvoice, invoiceDate, amount, netAmount, checkCode }: TaxQuestion): string =>
  JSON.stringify({ ...taxInvoice, date: invoiceDate, amount, netAmount, checkCode });

export const httpAuthority = ({ url, name, token, timeoutMs }: HttpAuthoritySettings): InvoiceAuthority => ({
  ask: async (question) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: bodyOf(question),
      });
      const text = await response.text();
      if (response.status === 429) return 'limit';
      if (!response.ok || text.length > answerLengthMax) return 'away';
      return lookOf(question, BureauAnswer.parse(JSON.parse(text)), name);
    } catch {
      // Out of reach, too slow, or an answer of another form: what it meant is not known.
      return 'away';
    }
  },
});
