/** What books of banks have met: each other, and assets of the lien book. */
import { idOf, LegacyCase, LegacyEnd, LegacyHit } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { Problem } from '../plugins/problem.ts';
import { scan } from '../plugins/scan.ts';
import { AsOf, listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { viewerOf } from '../plugins/viewer.ts';
import { LegacyCaseView, visibleCase } from './read.ts';

const roles = ['bank-maker', 'bank-checker', 'bank-service', 'registrar', 'auditor'] as const;
const tags = ['legacy-financings'];

const registerCases = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/legacy-cases',
    {
      config: { roles },
      schema: {
        operationId: 'listLegacyCases',
        summary: 'Clearance cases: papers that another bank has financed too, without its name.',
        tags,
        querystring: Page,
        response: { 200: listOf(LegacyCaseView), ...problems },
      },
    },
    async (request) => {
      const { view } = principalOf(request).organisation;
      const viewer = viewerOf(principalOf(request));
      const asOfBlock = await awaitBlock(principalOf(request).organisation, request.query.minBlock);
      const isOwn = ({ sides }: LegacyCase): boolean =>
        viewer.kind !== 'bank' || sides.some(({ by }) => by === viewer.mspId);
      const found = await scan(view, 'legacy-case', request.query, ({ value }) => {
        const opened = LegacyCase.parse(value);
        return isOwn(opened) ? opened : undefined;
      });
      const page = pageOf(found, request.query.limit, ({ place }) => place);
      const items = await Promise.all(page.items.map(({ item }) => visibleCase(view, item, viewer)));
      return { ...page, items: items.filter((item) => item !== undefined), asOfBlock };
    },
  );
  routes.get(
    '/v1/legacy-cases/:caseId',
    {
      config: { roles },
      schema: {
        operationId: 'readLegacyCase',
        summary: 'A clearance case: what agrees, what each side found.',
        tags,
        params: z.strictObject({ caseId: idOf('legacyCase') }),
        querystring: AsOf,
        response: { 200: LegacyCaseView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      const { view } = principal.organisation;
      const record = await view.record(`legacy-case/${request.params.caseId}`);
      const shown = record && (await visibleCase(view, LegacyCase.parse(record.value), viewerOf(principal)));
      if (shown === undefined) throw new Problem('RECORD_NOT_FOUND');
      return { ...shown, asOfBlock };
    },
  );
};

const HitView = z
  .strictObject({
    rootId: z.string().meta({ description: 'What the asset’s papers share: its lot, its credit, itself.' }),
    legacyId: z.string(),
    level: LegacyHit.shape.level,
    ended: z.boolean(),
  })
  .meta({ id: 'LegacyHit' });

const registerHits = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/legacy-hits',
    {
      config: { roles },
      schema: {
        operationId: 'listLegacyHits',
        summary: 'Assets of the lien book whose papers your own book names; all of them for supervisors.',
        tags,
        querystring: Page,
        response: { 200: listOf(HitView), ...problems },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { view, mspId, kind } = organisation;
      const asOfBlock = await awaitBlock(organisation, request.query.minBlock);
      const found = await scan(view, 'legacy-hit', request.query, ({ value }) => {
        const hit = LegacyHit.parse(value);
        return kind !== 'bank' || hit.by === mspId ? hit : undefined;
      });
      const page = pageOf(found, request.query.limit, ({ place }) => place);
      const items = await Promise.all(
        page.items.map(async ({ item: { rootId, legacyId, level } }) => {
          const end = await view.record(`legacy-end/${legacyId}`);
          return {
            rootId,
            legacyId,
            level,
            ended: end !== undefined && LegacyEnd.safeParse(end.value).success,
          };
        }),
      );
      return { ...page, items, asOfBlock };
    },
  );
};

export const registerLegacyCaseRoutes = (app: FastifyInstance): void => {
  registerCases(app);
  registerHits(app);
};
