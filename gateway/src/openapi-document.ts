import { newDerivationKey } from './command/derivation.ts';
import { buildApp } from './app.ts';
import { webhookSettings } from './webhook/settings.ts';
import { newTokenKey } from './auth/token-key.ts';

/** The OpenAPI document of this version, without a running ledger. */
export const buildOpenApi = async (): Promise<Record<string, unknown>> => {
  const app = await buildApp({
    organisations: [],
    tokenKey: newTokenKey(),
    derivationKey: newDerivationKey(),
    fingerprintKeys: { tokens: () => [] },
    authorityOf: () => undefined,
    limits: { perUser: 1, perLogin: 1, perAddress: 1 },
    webhooks: webhookSettings('public'),
    logger: false,
  });
  await app.ready();
  const document = app.swagger() as unknown as Record<string, unknown>;
  await app.close();
  return document;
};
