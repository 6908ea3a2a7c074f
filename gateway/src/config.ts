/** What the process is told by its environment and by the network's manifest. */
import { mkdirSync, readFileSync } from 'node:fs';
import { chosenLedgerClient, type LedgerClientName } from '@chopmark/network/ledger-client';
import { Manifest, type ManifestOrganisation } from '@chopmark/network/manifest';
import { z } from 'zod';
import type { HttpAuthoritySettings } from './invoice-authority/http-authority.ts';
import { webhookNetworks, type WebhookNetworks } from './webhook/address.ts';

const Environment = z.object({
  /** Path of the manifest: organisations, peers, authorities, document store. */
  CHOPMARK_NETWORK: z.string().min(1),
  /** Folder of the master key and the token key; readable by its owner only. */
  CHOPMARK_GATEWAY_HOME: z.string().min(1),
  /** Address to listen on; in a container, where nothing else can reach it, every one. */
  CHOPMARK_LISTEN: z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'),
  /** How long a command waits for its outcome before it is answered as pending. */
  CHOPMARK_COMMAND_WAIT_MS: z.coerce.number().int().min(100).max(60_000).default(30_000),
  /** Requests in flight to one peer; the peer's own limit lies above (2 000). */
  CHOPMARK_PEER_CONCURRENCY: z.coerce.number().int().min(1).max(1_900).default(256),
  /** Which addresses webhooks may have: of the internet, of own networks too, of this machine too. */
  CHOPMARK_WEBHOOK_NETWORKS: z.enum(webhookNetworks).default('public'),
  /** Where tax invoices are asked about; without it nobody can be asked. */
  CHOPMARK_TAX_BUREAU_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** As looks at tax invoices name it. */
  CHOPMARK_TAX_BUREAU_NAME: z.string().min(1).max(140).default('tax bureau'),
  /** Path of a file with the token that it asks for. */
  CHOPMARK_TAX_BUREAU_TOKEN_FILE: z.string().min(1).optional(),
  CHOPMARK_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Config {
  readonly manifest: Manifest;
  readonly home: string;
  readonly listen: string;
  readonly commandWaitMs: number;
  readonly peerConcurrency: number;
  readonly ledgerClient: LedgerClientName;
  readonly webhookNetworks: WebhookNetworks;
  readonly logLevel: string;
  readonly taxBureau?: HttpAuthoritySettings;
}

const taxBureauTimeoutMs = 10_000;

const taxBureauOf = ({
  CHOPMARK_TAX_BUREAU_URL: url,
  CHOPMARK_TAX_BUREAU_NAME: name,
  CHOPMARK_TAX_BUREAU_TOKEN_FILE: file,
}: z.output<typeof Environment>): HttpAuthoritySettings | undefined =>
  url === undefined
    ? undefined
    : {
        ...{ url, name, timeoutMs: taxBureauTimeoutMs },
        ...(file === undefined ? {} : { token: readFileSync(file, 'utf8').trim() }),
      };

/**
 * Reads the environment and the manifest that it names.
 * @throws ZodError naming the variable or the member of the manifest that is missing or wrong
 * @throws Unready when the ledger client that it names is unknown or not installed
 */
export const readConfig = (environment: NodeJS.ProcessEnv): Config => {
  const parsed = Environment.parse(environment);
  const manifest = Manifest.parse(JSON.parse(readFileSync(parsed.CHOPMARK_NETWORK, 'utf8')));
  const taxBureau = taxBureauOf(parsed);
  mkdirSync(parsed.CHOPMARK_GATEWAY_HOME, { recursive: true, mode: 0o700 });
  return {
    manifest,
    home: parsed.CHOPMARK_GATEWAY_HOME,
    listen: parsed.CHOPMARK_LISTEN,
    commandWaitMs: parsed.CHOPMARK_COMMAND_WAIT_MS,
    ledgerClient: chosenLedgerClient(environment),
    peerConcurrency: parsed.CHOPMARK_PEER_CONCURRENCY,
    webhookNetworks: parsed.CHOPMARK_WEBHOOK_NETWORKS,
    logLevel: parsed.CHOPMARK_LOG_LEVEL,
    ...(taxBureau === undefined ? {} : { taxBureau }),
  };
};

export type OrganisationConfig = ManifestOrganisation;
