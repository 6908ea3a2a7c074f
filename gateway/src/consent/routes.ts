import { Consent, idOf, Verification } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { scan } from '../plugins/scan.ts';
import { AsOf, listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import {
  ConsentSummary,
  ConsentView,
  OpenQuestion,
  openQuestion,
  questionOf,
  readConsent,
  readVerification,
  VerificationView,
  visibleConsent,
} from './read.ts';

const tags = ['consents'];
const consentId = idOf('consent');

const registerVerifications = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/consents/:consentId/verifications/:verificationId',
    {
      schema: {
        operationId: 'readVerification',
        summary: 'One question about declarations, and what customs answered.',
        tags,
        params: z.strictObject({ consentId, verificationId: idOf('verification') }),
        querystring: AsOf,
        response: { 200: VerificationView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      const { params } = request;
      return { ...(await readVerification(principal, params.consentId, params.verificationId)), asOfBlock };
    },
  );
  routes.get(
    '/v1/open-verifications',
    {
      schema: {
        operationId: 'listOpenVerifications',
        summary: 'Questions of banks that wait for the answer of your organisation.',
        tags,
        querystring: Page,
        response: { 200: listOf(OpenQuestion), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, limit } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const found = await scan(principal.organisation.view, 'verification', request.query, ({ value }) => {
        const verification = Verification.parse(value);
        return openQuestion(principal, verification) ? verification : undefined;
      });
      const page = pageOf(found, limit, ({ place }) => place);
      const items = await Promise.all(page.items.map(({ item }) => questionOf(principal, item)));
      return { ...page, items, asOfBlock };
    },
  );
};

export const registerConsentRoutes = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/consents',
    {
      schema: {
        operationId: 'listConsents',
        summary: 'Consents that you gave, or that were given to you.',
        tags,
        querystring: Page,
        response: { 200: listOf(ConsentSummary), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, limit } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const found = await scan(principal.organisation.view, 'consent', request.query, ({ value }) =>
        visibleConsent(principal, Consent.parse(value)),
      );
      const page = pageOf(found, limit, ({ place }) => place);
      return { ...page, items: page.items.map(({ item }) => item), asOfBlock };
    },
  );
  routes.get(
    '/v1/consents/:consentId',
    {
      schema: {
        operationId: 'readConsent',
        summary: 'A consent, and every use of it.',
        tags,
        params: z.strictObject({ consentId }),
        querystring: AsOf,
        response: { 200: ConsentView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      return { ...(await readConsent(principal, request.params.consentId)), asOfBlock };
    },
  );
  registerVerifications(app);
};
