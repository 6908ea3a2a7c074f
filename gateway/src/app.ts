/** The HTTP application: plugins, then features, in one visible list. It listens in `server.ts`. */
import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import type { LoggerOptions } from 'pino';
import { registerAlertRoutes } from './alert/routes.ts';
import { registerAccessTokens } from './auth/access-token.ts';
import { registerPrincipal } from './auth/principal.ts';
import { type LoginLimits, registerSessionRoutes } from './auth/routes.ts';
import { sessionsOf } from './auth/sessions.ts';
import type { TokenKey } from './auth/token-key.ts';
import { registerAuditRoutes } from './audit/routes.ts';
import { registerBankPolicyRoutes } from './bank-policy/routes.ts';
import { registerCalendarRoutes } from './calendar/routes.ts';
import { registerBatchRoutes } from './command/batch-routes.ts';
import { registerCommandRoutes } from './command/routes.ts';
import { registerCreditChecks } from './credit-check/routes.ts';
import { registerMessageImport } from './credit-message/import-routes.ts';
import { registerMessageProduction } from './credit-message/produce-routes.ts';
import { registerPrint } from './credit-print/routes.ts';
import { registerVerification } from './credit-print/verification.ts';
import { registerExchange } from './document/exchange-routes.ts';
import { registerFileRoutes } from './document/routes.ts';
import { registerExaminationRoutes } from './examination/routes.ts';
import { registerExposureRoutes } from './exposure/routes.ts';
import { registerFinancingChecks } from './financing-check/routes.ts';
import type { InvoiceAuthority } from './invoice-authority/authority.ts';
import { registerTaxInquiries } from './invoice-authority/routes.ts';
import { registerInvoiceImports } from './invoice-import/routes.ts';
import { registerLegacyCaseRoutes } from './legacy-case/routes.ts';
import { registerLegacyImports } from './legacy-import/routes.ts';
import { registerFinancingRoutes } from './financing/routes.ts';
import { registerConsentRoutes } from './consent/routes.ts';
import { registerDeclarationRoutes } from './customs-declaration/routes.ts';
import { registerReceivableRoutes } from './receivable/routes.ts';
import { registerVoucherRoutes } from './voucher/routes.ts';
import { registerProceedsRoutes } from './credit-proceeds/routes.ts';
import { registerClaimRoutes } from './claim/routes.ts';
import { registerTradePaperRoutes } from './trade-paper/routes.ts';
import { registerForfaitingRoutes } from './forfaiting/routes.ts';
import { registerTransferRoutes } from './credit-transfer/routes.ts';
import type { FingerprintKeys } from './fingerprint/token.ts';
import type { HostedOrganisation } from './hosting.ts';
import { registerCreditRoutes } from './letter-of-credit/routes.ts';
import { registerMembershipRoutes } from './membership/routes.ts';
import { registerHealth } from './plugins/health.ts';
import { registerLimits, type RequestLimits } from './plugins/limits.ts';
import { registerMetrics } from './plugins/metrics.ts';
import { registerOpenApi, registerReference } from './plugins/openapi.ts';
import { registerProblems } from './plugins/problem.ts';
import { compileValidator } from './plugins/validation.ts';
import type { WebhookSettings } from './webhook/routes.ts';
import { registerViewRoutes } from './read-model/routes.ts';
import { registerPresentedFiles } from './presentation/file-routes.ts';
import { registerPresentationRoutes } from './presentation/routes.ts';
import { registerOwnLists } from './warehouse-receipt/own-lists.ts';
import { registerReceiptRoutes } from './warehouse-receipt/routes.ts';

export interface AppDependencies {
  /** Each organisation with its own store, follower and wallet; the access token says which one is meant. */
  readonly organisations: readonly HostedOrganisation[];
  readonly tokenKey: TokenKey;
  /** Secret of the ids and salts of commands: the same request has the same ones, after a crash too. */
  readonly derivationKey: Buffer;
  readonly fingerprintKeys: FingerprintKeys;
  /** PEM of the authority that certifies a member's people. */
  readonly authorityOf: (mspId: string) => string | undefined;
  /** Absent where the deployment has no tax bureau to ask. */
  readonly invoiceAuthority?: InvoiceAuthority | undefined;
  readonly limits: RequestLimits & LoginLimits;
  readonly webhooks: WebhookSettings;
  readonly logger: LoggerOptions | false;
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** Large enough for a receipt of 200 units; the ledger takes no more in one section. */
const bodyLimit = 262_144;

const logged = (level: LoggerOptions): LoggerOptions => ({
  ...level,
  serializers: {
    req: ({ id, method, routeOptions }: { id: string; method: string; routeOptions?: { url?: string } }) => ({
      id,
      method,
      route: routeOptions?.url,
    }),
    res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    err: ({ name, code, stack }: Error & { code?: string }) => ({
      name,
      code,
      stack: stack?.split('\n').slice(1).join('\n'),
    }),
  },
  redact: ['req.headers', 'headers', 'authorization', 'password', 'refreshToken', 'terms', 'openings'],
});

const registerReceivables = (app: FastifyInstance, dependencies: AppDependencies): void => {
  registerReceivableRoutes(app);
  registerInvoiceImports(app, dependencies);
  registerTaxInquiries(app, dependencies);
};

export const buildApp = async (dependencies: AppDependencies): Promise<FastifyInstance> => {
  const app: FastifyInstance = fastify({
    bodyLimit,
    requestTimeout: 60_000,
    genReqId: () => randomUUID(),
    logger: dependencies.logger === false ? false : logged(dependencies.logger),
    ...(dependencies.tls === undefined ? {} : { https: { ...dependencies.tls, minVersion: 'TLSv1.2' } }),
  });
  const organisations = new Map(dependencies.organisations.map((one) => [one.mspId, one]));

  app.removeContentTypeParser('text/plain');
  registerProblems(app);
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  await registerLimits(app, dependencies.limits);
  await registerOpenApi(app);
  const tokens = await registerAccessTokens(app, dependencies.tokenKey);
  const sessions = sessionsOf(organisations, tokens);
  registerPrincipal(app, organisations, tokens, sessions);

  registerHealth(app, dependencies.organisations);
  registerMetrics(app, dependencies.organisations);
  await registerReference(app);
  registerSessionRoutes(app, organisations, sessions, dependencies.limits);
  registerCommandRoutes(app, dependencies);
  registerBatchRoutes(app, dependencies);
  registerMembershipRoutes(app);
  registerCalendarRoutes(app);
  registerBankPolicyRoutes(app);
  registerReceiptRoutes(app);
  registerOwnLists(app);
  registerFinancingRoutes(app);
  registerFinancingChecks(app, dependencies);
  registerLegacyCaseRoutes(app);
  registerLegacyImports(app, dependencies);
  registerProceedsRoutes(app);
  registerReceivables(app, dependencies);
  registerVoucherRoutes(app);
  registerConsentRoutes(app);
  registerDeclarationRoutes(app);
  registerForfaitingRoutes(app);
  registerTradePaperRoutes(app);
  registerClaimRoutes(app);
  registerTransferRoutes(app);
  registerCreditRoutes(app);
  registerCreditChecks(app);
  registerPresentationRoutes(app);
  registerPresentedFiles(app);
  registerMessageProduction(app);
  registerPrint(app);
  registerVerification(app, organisations);
  registerAuditRoutes(app);
  registerAlertRoutes(app, dependencies.webhooks);
  registerExaminationRoutes(app);
  registerExposureRoutes(app);
  registerMessageImport(app);
  registerFileRoutes(app);
  registerExchange(app, organisations, dependencies.authorityOf);
  registerViewRoutes(app);
  return app;
};
