/** What each bank has out: financings, credits, drawings. All of it for the regulator, its own for each bank. */
import { Consortium } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Principal, principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { Problem } from '../plugins/problem.ts';
import { scan } from '../plugins/scan.ts';
import { cursorOf, listOf, Page, pageOf, placeOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { recordAccess } from './access.ts';
import { type Exposed, Exposure, exposureSources, readExposure } from './sources.ts';

const Filter = Page.extend({
  bank: z.string().max(60).optional(),
  purpose: z
    .string()
    .min(1)
    .max(200)
    .default('supervision')
    .meta({ description: 'Why the regulator looks; the ledger keeps a salted hash of it.' }),
  overdue: z.stringbool().default(false).meta({
    description:
      'Only loans that are out after their due date. A page may then have fewer items than its limit.',
  }),
});
type Filter = z.output<typeof Filter>;

/** The banks that the regulator looks into: the named one, or every one. */
const supervisedBanks = async ({ organisation }: Principal, bank: string | undefined): Promise<string[]> => {
  if (bank !== undefined) return [bank];
  const record = await organisation.view.record('consortium');
  const members = Object.entries(record === undefined ? {} : Consortium.parse(record.value).members);
  return members.filter(([, { kind }]) => kind === 'bank').map(([mspId]) => mspId);
};

interface Look {
  readonly banks: readonly string[];
  readonly accessIds: readonly string[];
}

/** A bank looks at its own and needs no record of it. @throws Problem */
const lookOf = async (principal: Principal, { bank, purpose }: Filter): Promise<Look> => {
  const { mspId, kind } = principal.organisation;
  if (kind === 'bank') {
    if (bank !== undefined && bank !== mspId) throw new Problem('RECORD_NOT_FOUND');
    return { banks: [mspId], accessIds: [] };
  }
  const banks = await supervisedBanks(principal, bank);
  return { banks, accessIds: await Promise.all(banks.map((one) => recordAccess(principal, one, purpose))) };
};

interface Found {
  readonly place: string;
  readonly item: Exposed;
}

/** From a cursor on, kind by kind: one more than asked for, where there are more. */
const exposuresOf = async (
  { organisation }: Principal,
  banks: readonly string[],
  { cursor, limit }: Filter,
): Promise<Found[]> => {
  const [fromKind, ...rest] = placeOf(cursor)?.split('/') ?? [];
  const first = exposureSources.findIndex(([kind]) => kind === fromKind);
  const found: Found[] = [];
  for (const [kind, of] of exposureSources.slice(Math.max(first, 0))) {
    const after = kind === fromKind ? { cursor: cursorOf(rest.join('/')) } : {};
    const more = await scan(
      organisation.view,
      kind,
      { ...after, limit: limit - found.length },
      ({ value }) => {
        const exposed = of(value);
        return exposed !== undefined && banks.includes(exposed.bank) ? exposed : undefined;
      },
    );
    found.push(...more.map(({ place, item }) => ({ place: `${kind}/${place}`, item })));
    if (found.length > limit) break;
  }
  return found;
};

export const registerExposureRoutes = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/exposures',
    {
      config: { roles: ['auditor', 'bank-maker', 'bank-checker', 'bank-service'] },
      schema: {
        operationId: 'listExposures',
        summary:
          'Exposures of the banks: financings, credits issued and confirmed, drawings, claims bought. The regulator’s look is put ' +
          'on the ledger before it sees anything; a bank sees its own.',
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
      const { view } = principal.organisation;
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      const { banks, accessIds } = await lookOf(principal, request.query);
      const found = await exposuresOf(principal, banks, request.query);
      const page = pageOf(found, request.query.limit, ({ place }) => place);
      const read = (await Promise.all(page.items.map(({ item }) => readExposure(view, item)))).flat();
      const items = request.query.overdue ? read.filter((one) => 'overdue' in one && one.overdue) : read;
      return { ...page, items, accessIds: [...accessIds], asOfBlock };
    },
  );
};
