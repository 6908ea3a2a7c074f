/** The adapter of the ledger port that the operator chose. */
import type { LedgerClientName } from '@chopmark/network/ledger-client';
import { fabricGatewayClient } from './fabric-gateway-client.ts';
import type { LedgerClient } from './ledger-client.ts';
import type { LedgerSettings } from './ledger-settings.ts';

/**
 * Opens a ledger; the optional workspace is loaded only where it is chosen.
 * @throws Unready when an imported connection profile lacks something
 */
export const openLedgerClient = async (
  name: LedgerClientName,
  settings: LedgerSettings,
): Promise<LedgerClient> => {
  if (name === 'fabric-gateway') return fabricGatewayClient(settings);
  const { fabricNetworkClient } = await import('@chopmark/fabric-network/client');
  return fabricNetworkClient(settings);
};
