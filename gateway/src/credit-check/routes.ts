/** A credit or an amendment checked before anyone is bound: what the ledger would refuse, and what it would not. */
import {
  AmendmentTerms,
  applyAmendment,
  brokenRules,
  CreditTerms,
  type ErrorCode,
} from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { problems, type ZodRoutes } from '../plugins/schemas.ts';
import { CreditWarning } from './warning.ts';
import { warnings } from './warnings.ts';

const CheckRequest = z
  .strictObject({
    credit: CreditTerms,
    amendment: AmendmentTerms.optional().meta({
      description: 'Checked with the terms that it would lead to.',
    }),
  })
  .meta({ id: 'CreditCheckRequest' });
type CheckRequest = z.output<typeof CheckRequest>;

const CreditCheck = z
  .strictObject({
    refusals: z.array(
      z.strictObject({
        code: z.string(),
        pointer: z.string(),
        expected: z.string().optional(),
        article: z.string().optional(),
      }),
    ),
    warnings: z.array(CreditWarning),
  })
  .meta({ id: 'CreditCheck' });
export type CreditCheck = z.output<typeof CreditCheck>;

/** Everything at once, so that a drafter corrects it once. Pure. */
export const checkCredit = ({ credit, amendment }: CheckRequest): CreditCheck => {
  const terms = amendment === undefined ? credit : applyAmendment(credit, amendment);
  if ('refused' in terms) {
    const { refused, pointer = '/amendment', expected } = terms;
    const refusal = { code: refused, pointer: pointer.replace('/terms', ''), expected };
    return { refusals: [refusal], warnings: [] };
  }
  const code: ErrorCode = 'CREDIT_TERMS_INVALID';
  return {
    refusals: brokenRules(terms, terms.profile).map(({ pointer, expected, article }) => ({
      code,
      pointer: `/credit${pointer}`,
      expected,
      article,
    })),
    warnings: warnings.flatMap((warn) => warn({ terms, amendment })),
  };
};

export const registerCreditChecks = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().post(
    '/v1/letters-of-credit/checks',
    {
      config: { roles: ['enterprise-officer', 'bank-maker', 'bank-checker', 'bank-service'] },
      schema: {
        operationId: 'checkLetterOfCredit',
        summary:
          'What the ledger would refuse of these terms, and what the rules would disregard. Writes nothing.',
        tags: ['letters-of-credit'],
        body: CheckRequest,
        response: { 200: CreditCheck, ...problems },
      },
    },
    (request) => checkCredit(request.body),
  );
};
