/** The OpenAPI 3.1 document, made from the schemas that requests are checked with, and a page to read it. */
import type { FastifyInstance } from 'fastify';
import swagger from '@fastify/swagger';
import reference from '@scalar/fastify-api-reference';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

const description = `One asset, financed once. Every command of the consortium is a \`POST\`; it is signed by the
caller's own Fabric identity and answered with its transaction and block. Refusals are \`application/problem+json\`
(RFC 9457) with a stable \`code\`. A write needs an \`Idempotency-Key\`: the same key and body give the same answer.
Reads say \`asOfBlock\`; \`?minBlock=\` reads your own write.`;

/** Collects the routes that are registered after it. */
export const registerOpenApi = async (app: FastifyInstance): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Chopmark', version: '1', description: description.replaceAll('\n', ' ') },
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
};

/** The page starts itself by an inline script and styles itself; everything else it needs comes from here. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** `/openapi.json` and `/reference`; the page's script comes from this gateway, not from the net. */
export const registerReference = async (app: FastifyInstance): Promise<void> => {
  app.get('/openapi.json', { config: { public: true }, schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json').serializer(JSON.stringify).send(app.swagger()),
  );
  await app.register(async (scope) => {
    scope.addHook(
      'onSend',
      async (_request, reply) => void reply.header('content-security-policy', pagePolicy),
    );
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, public: true };
      route.schema = { ...route.schema, hide: true };
    });
    await scope.register(reference, {
      routePrefix: '/reference',
      configuration: {
        url: '/openapi.json',
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
        // Its assistants and sharing buttons lead to a service outside of the consortium.
        showDeveloperTools: 'never',
        agent: { disabled: true },
      },
    });
  });
};
