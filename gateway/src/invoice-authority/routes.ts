/** A bank asks the tax bureau about the invoice of a claim; what it answers is proposed as a look of the bank. */
import { idOf, InvoiceTerms, TaxLookTerms } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Principal, principalOf } from '../auth/principal.ts';
import { sourceOf } from '../command/perform.ts';
import { Problem } from '../plugins/problem.ts';
import { problems, type ZodRoutes } from '../plugins/schemas.ts';
import { locators } from '../receivable/known-terms.ts';
import type { InvoiceAuthority } from './authority.ts';

/** The bank's own copy. @throws Problem, the same for what is not there and what is secret */
const invoiceOf = async ({ organisation, user }: Principal, receivableId: string): Promise<InvoiceTerms> => {
  const source = sourceOf(organisation, user);
  const place = await locators['invoice']?.(source, { receivableId });
  const opening =
    place === undefined || 'absent' in place
      ? undefined
      : await source.terms(place.recordId, 'invoice', place.hash);
  if (opening === undefined) throw new Problem('RECORD_NOT_FOUND');
  return InvoiceTerms.parse(opening.terms);
};

const amount = z.string().regex(/^\d{1,15}(\.\d{1,2})?$/, 'an amount with a decimal point');

const Inquiry = z
  .strictObject({
    netAmount: amount
      .optional()
      .meta({ description: 'Without tax: for special invoices of the older kind.' }),
    checkCode: z
      .string()
      .regex(/^\d{6}$/, 'the last six digits')
      .optional()
      .meta({ description: 'Last six digits: for ordinary invoices of the older kind.' }),
  })
  .default({});

export const registerTaxInquiries = (
  app: FastifyInstance,
  { invoiceAuthority }: { readonly invoiceAuthority?: InvoiceAuthority | undefined },
): void => {
  app.withTypeProvider<ZodRoutes>().post(
    '/v1/receivables/:receivableId/tax-inquiries',
    {
      config: { roles: ['bank-maker', 'bank-service'] },
      schema: {
        operationId: 'askTaxBureau',
        summary: 'Asks the tax bureau about the tax invoice of a claim that you hold a copy of.',
        description: 'The answer is the `look` of `DraftTaxLook`. Nothing is written.',
        tags: ['receivables'],
        params: z.strictObject({ receivableId: idOf('receivable') }),
        body: Inquiry,
        response: { 200: z.strictObject({ look: TaxLookTerms }), ...problems },
      },
    },
    async (request) => {
      if (invoiceAuthority === undefined) throw new Problem('TAX_BUREAU_NOT_CONFIGURED');
      const {
        invoiceDate,
        amount: gross,
        taxInvoice,
      } = await invoiceOf(principalOf(request), request.params.receivableId);
      if (taxInvoice === undefined) throw new Problem('TAX_INVOICE_MISSING');
      const look = await invoiceAuthority.ask({ taxInvoice, invoiceDate, amount: gross, ...request.body });
      if (typeof look === 'string')
        throw new Problem('TAX_BUREAU_SILENT', { expected: look, retryAfter: 60 });
      return { look };
    },
  );
};
