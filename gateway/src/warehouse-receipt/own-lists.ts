/** Offers and liens: each organisation sees its own. */
import { Party } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { ownTerms } from '../plugins/own-terms.ts';
import { scan } from '../plugins/scan.ts';
import { listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { isParty, seesAll, type Viewer, viewerOf } from '../plugins/viewer.ts';
import { Lien, Offer, Tombstone } from './records.ts';

const OfferView = z
  .strictObject({
    offerId: z.string(),
    assetId: z.string(),
    offeror: Party,
    financier: z.string(),
    share: z.string().optional(),
    status: z.enum(['open', 'used', 'withdrawn']),
    expiresAt: z.string(),
    request: z.json().optional(),
  })
  .meta({ id: 'Offer' });

const LienView = z
  .strictObject({
    lienId: z.string(),
    assetId: z.string(),
    holder: z.string(),
    share: z.string().meta({ description: 'Parts of the original capacity; 10^18 is the whole.' }),
    rank: z.int(),
    state: z.enum(['reserved', 'encumbered', 'consumed', 'sale-pending', 'sale-paid', 'ended']),
    ending: z.string().optional(),
    expiresAt: z.string().optional(),
    financingId: z.string().optional(),
  })
  .meta({ id: 'Lien' });

const lienViewOf = (lien: Lien): z.output<typeof LienView> => ({
  lienId: lien.id,
  assetId: lien.assetId,
  holder: lien.holder,
  share: lien.share,
  rank: lien.rank,
  state: lien.state,
  ...(lien.state === 'reserved' ? { expiresAt: lien.expiresAt } : {}),
  ...(lien.financingId === undefined ? {} : { financingId: lien.financingId }),
});

const endedViewOf = ({ lien, ending }: Tombstone): z.output<typeof LienView> => ({
  ...lienViewOf({ ...lien, state: 'encumbered' }),
  state: 'ended',
  ending,
});

const isOwnOffer = ({ offeror, financier }: Offer, viewer: Viewer): boolean =>
  seesAll(viewer) || financier === viewer.mspId || isParty(viewer, offeror);

const registerOffers = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/offers',
    {
      schema: {
        operationId: 'listOffers',
        summary: 'Offers that you made, or that were made to you.',
        tags: ['offers'],
        querystring: Page.extend({ status: OfferView.shape.status.optional() }),
        response: { 200: listOf(OfferView), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { organisation } = principal;
      const { minBlock, status, limit } = request.query;
      const asOfBlock = await awaitBlock(organisation, minBlock);
      const viewer = viewerOf(principal);
      const found = await scan(organisation.view, 'offer', request.query, ({ value }) => {
        const offer = Offer.parse(value);
        return isOwnOffer(offer, viewer) && (status === undefined || offer.status === status)
          ? offer
          : undefined;
      });
      const page = pageOf(found, limit, ({ place }) => place);
      const items = page.items.map(async ({ item: { id, assetId, requestHash, ...offer } }) => ({
        offerId: id,
        assetId,
        ...offer,
        request: (await ownTerms(organisation, id, 'request', requestHash)) as z.output<
          typeof OfferView
        >['request'],
      }));
      return { ...page, items: await Promise.all(items), asOfBlock };
    },
  );
};

const registerLiens = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/liens',
    {
      schema: {
        operationId: 'listLiens',
        summary: 'Liens that your organisation holds, or with `ended`, held.',
        tags: ['liens'],
        querystring: Page.extend({ ended: z.stringbool().default(false) }),
        response: { 200: listOf(LienView), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, ended, limit } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const viewer = viewerOf(principal);
      const own = (holder: string): boolean => seesAll(viewer) || holder === viewer.mspId;
      const kind = ended ? 'tombstone' : 'lien';
      const found = await scan(principal.organisation.view, kind, request.query, ({ value }) => {
        const view = ended ? endedViewOf(Tombstone.parse(value)) : lienViewOf(Lien.parse(value));
        return own(view.holder) ? view : undefined;
      });
      const page = pageOf(found, limit, ({ place }) => place);
      return { ...page, items: page.items.map(({ item }) => item), asOfBlock };
    },
  );
};

export const registerOwnLists = (app: FastifyInstance): void => {
  registerOffers(app);
  registerLiens(app);
};
