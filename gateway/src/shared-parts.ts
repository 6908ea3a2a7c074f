/** What all organisations of one process share: the master key, the vault, one channel per peer. */
import { join } from 'node:path';
import type { Client } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import type { Config, OrganisationConfig } from './config.ts';
import { type KeyVault, sealingKeyVault } from './identity/key-vault.ts';
import { masterKeyOf, type Sealer, sealerOf } from './identity/sealer.ts';
import { type Bulkhead, bulkhead } from './ledger/bulkhead.ts';
import { type LatestCommit, latestCommit } from './ledger/latest-commit.ts';
import { connectPeer } from './ledger/peer-connection.ts';

export interface SharedParts {
  readonly config: Config;
  readonly sealer: Sealer;
  readonly vault: KeyVault;
  readonly log: Logger;
  readonly latest: LatestCommit;
  /** One channel and one bulkhead per peer, whoever uses it. */
  peerOf(organisation: OrganisationConfig): { readonly connection: Client; readonly bulkhead: Bulkhead };
  close(): void;
}

/** Requests that wait for a place at a peer before the gateway answers that it is busy. */
const waitingMax = 2_000;

export const sharedParts = (config: Config, log: Logger): SharedParts => {
  const sealer = sealerOf(masterKeyOf(join(config.home, 'master.key')));
  const peers = new Map<string, { readonly connection: Client; readonly bulkhead: Bulkhead }>();
  return {
    config,
    sealer,
    vault: sealingKeyVault(sealer),
    log,
    latest: latestCommit(),
    peerOf: ({ peer: { address, tlsCaCertificate } }) => {
      const known = peers.get(address) ?? {
        connection: connectPeer(address, tlsCaCertificate),
        bulkhead: bulkhead(config.peerConcurrency, waitingMax),
      };
      peers.set(address, known);
      return known;
    },
    close: () => {
      for (const { connection } of peers.values()) connection.close();
    },
  };
};
