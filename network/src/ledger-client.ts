/** Which Fabric client the gateway uses: `CHOPMARK_LEDGER_CLIENT`. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from './layout.ts';
import { Unready } from './toolchain.ts';

export const LedgerClientName = z.enum(['fabric-gateway', 'fabric-network']);
export type LedgerClientName = z.output<typeof LedgerClientName>;

export const defaultLedgerClient: LedgerClientName = 'fabric-gateway';

const optionalWorkspace = join(repositoryRoot, 'gateway', 'fabric-network');

const isInstalled = (workspace: string): boolean => {
  try {
    createRequire(join(workspace, 'package.json')).resolve('fabric-network');
    return true;
  } catch {
    return false;
  }
};

/** @throws Unready when the optional workspace is not installed */
export const requireFabricNetwork = (workspace = optionalWorkspace): void => {
  if (isInstalled(workspace)) return;
  throw new Unready(
    'the optional workspace of fabric-network is not installed',
    'npm install --no-save --include=dev --workspace @chopmark/fabric-network, ' +
      'or leave CHOPMARK_LEDGER_CLIENT away where peers are of Fabric 2.4 or newer',
  );
};

/**
 * The client that the environment names.
 * @param workspace of the optional client
 * @throws Unready when there is no such client, or its optional workspace is not installed
 */
export const chosenLedgerClient = (
  environment: NodeJS.ProcessEnv,
  workspace = optionalWorkspace,
): LedgerClientName => {
  const named = environment['CHOPMARK_LEDGER_CLIENT'] ?? defaultLedgerClient;
  const { success, data: name } = LedgerClientName.safeParse(named);
  if (!success) {
    throw new Unready(
      `CHOPMARK_LEDGER_CLIENT is "${named}"`,
      `set it to one of ${LedgerClientName.options.join(', ')}, or leave it away`,
    );
  }
  if (name === 'fabric-network') requireFabricNetwork(workspace);
  return name;
};

/** What a person should know who chose this client. */
export const ledgerClientNotice = (name: LedgerClientName): readonly string[] =>
  name === 'fabric-network'
    ? [
        'The gateway uses fabric-network, which its authors archived in 2025 and which depends on packages with known',
        'advisories (gateway/fabric-network/README.md). It is for peers older than Fabric 2.4; others use fabric-gateway.',
      ]
    : [];
