/** What each bank has out against what, for the regulator alone. */
import { Consortium, Money, supervisedCollection, termsKey } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Principal, principalOf } from '../auth/principal.ts';
import { Financing, FinancingStatus } from '../financing/records.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { scan } from '../plugins/scan.ts';
import { listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { recordAccess } from './access.ts';

const ExposureTerms = z.object({
  instrument: z.string(),
  debtorClass: z.string(),
  principal: Money,
  outstanding: Money,
  startDate: z.string(),
  dueDate: z.string(),
});

const Exposure = z
  .strictObject({ bank: z.string(), financingId: z.string(), assetId: z.string(), status: FinancingStatus })
  .extend(ExposureTerms.shape)
  .meta({ id: 'Exposure' });
type Exposure = z.output<typeof Exposure>;

const Filter = Page.extend({
  bank: z.string().max(60).optional(),
  purpose: z
    .string()
    .min(1)
    .max(200)
    .default('supervision')
    .meta({ description: 'Why you look; the ledger keeps a salted hash of it.' }),
});

/** The banks that are looked into: the named one, or every one. */
const banksOf = async ({ organisation }: Principal, bank: string | undefined): Promise<string[]> => {
  if (bank !== undefined) return [bank];
  const record = await organisation.view.record('consortium');
  const members = Object.entries(record === undefined ? {} : Consortium.parse(record.value).members);
  return members.filter(([, { kind }]) => kind === 'bank').map(([mspId]) => mspId);
};

const exposureOf = async (
  { organisation }: Principal,
  { id, bank, assetId, status, exposureHash = '' }: Financing,
): Promise<Exposure[]> => {
  const key = termsKey(id, 'exposure', exposureHash);
  const opening = await organisation.view.terms(supervisedCollection(bank), key);
  const terms = ExposureTerms.safeParse(opening?.terms);
  return terms.success ? [{ bank, financingId: id, assetId, status, ...terms.data }] : [];
};

export const registerExposureRoutes = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/exposures',
    {
      config: { roles: ['auditor'] },
      schema: {
        operationId: 'listExposures',
        summary: 'Exposures of the banks. Your look is put on the ledger before you see anything.',
        tags: ['exposures'],
        querystring: Filter,
        response: {
          200: listOf(Exposure).extend({ accessIds: z.array(z.string()) }),
          ...problems,
        },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, bank, purpose, limit } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const banks = await banksOf(principal, bank);
      const accessIds = await Promise.all(banks.map((one) => recordAccess(principal, one, purpose)));
      const found = await scan(principal.organisation.view, 'financing', request.query, ({ value }) => {
        const financing = Financing.parse(value);
        return financing.exposureHash !== undefined && banks.includes(financing.bank) ? financing : undefined;
      });
      const page = pageOf(found, limit, ({ place }) => place);
      const items = await Promise.all(page.items.map(({ item }) => exposureOf(principal, item)));
      return { ...page, items: items.flat(), accessIds, asOfBlock };
    },
  );
};
