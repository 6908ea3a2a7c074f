/** The gateway's process: opens every organisation of the manifest, listens, and drains before it stops. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ledgerClientNotice } from '@chopmark/network/ledger-client';
import { pino } from 'pino';
import { buildApp } from './app.ts';
import { loadTokenKey } from './auth/token-key.ts';
import { loadDerivationKey } from './command/derivation.ts';
import { readConfig } from './config.ts';
import { keysOfFile } from './fingerprint/key-file.ts';
import { httpAuthority } from './invoice-authority/http-authority.ts';
import { readLimits } from './plugins/limits.ts';
import { openOrganisation } from './organisation.ts';
import { sharedParts } from './shared-parts.ts';
import { webhookSettings } from './webhook/settings.ts';

/** Requests in flight get so long to end; what is then unknown stays in the outbox. */
const drainMs = 10_000;

const config = readConfig(process.env);
const log = pino({ level: config.logLevel, redact: ['password', 'terms', 'openings', 'req.headers'] });
const { manifest, home } = config;
for (const line of ledgerClientNotice(config.ledgerClient)) log.warn(line);

const shared = sharedParts(config, log);
const organisations = await Promise.all(manifest.organisations.map((one) => openOrganisation(shared, one)));

/** One authority certifies an organisation's people and its servers. */
const authorityOf = (mspId: string): string | undefined => {
  const path = manifest.organisations.find((one) => one.mspId === mspId)?.ca.tlsCaCertificate;
  return path === undefined ? undefined : readFileSync(path, 'utf8');
};

const app = await buildApp({
  organisations,
  tokenKey: await loadTokenKey(join(home, 'token.key')),
  derivationKey: await loadDerivationKey(join(home, 'derivation.key')),
  fingerprintKeys: keysOfFile(manifest.fingerprintKeys),
  authorityOf,
  invoiceAuthority: config.taxBureau && httpAuthority(config.taxBureau),
  limits: readLimits(process.env),
  webhooks: webhookSettings(config.webhookNetworks),
  logger: { level: config.logLevel },
  tls: {
    key: await readFile(manifest.gateway.tlsKey, 'utf8'),
    cert: await readFile(manifest.gateway.tlsCertificate, 'utf8'),
  },
});

let stopping = false;
const stop = async (signal: string): Promise<void> => {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, 'draining');
  setTimeout(() => process.exit(1), drainMs).unref();
  await app.close();
  await Promise.all(organisations.map((one) => one.stop()));
  shared.close();
  process.exit(0);
};
process.once('SIGTERM', (signal) => void stop(signal));
process.once('SIGINT', (signal) => void stop(signal));

await Promise.all(organisations.map((one) => one.start()));
await app.listen({ host: config.listen, port: Number(new URL(manifest.gateway.url).port) });
log.info({ url: manifest.gateway.url }, 'listening');
