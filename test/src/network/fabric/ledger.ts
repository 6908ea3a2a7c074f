/** Each organisation's way to its own peer: the gateway's own client, with an identity of its own. */
import { bulkhead } from '@chopmark/gateway/ledger/bulkhead';
import type { LedgerClient } from '@chopmark/gateway/ledger/ledger-client';
import { openLedgerClient } from '@chopmark/gateway/ledger/open-ledger';
import { defaultLedgerClient } from '@chopmark/network/ledger-client';
import type { Manifest } from '@chopmark/network/manifest';
import type { Peers } from './endorsement.ts';
import { enrolClient } from './identity.ts';

/** A client of the organisation's peer whose reader is a client certificate of this organisation. */
export const openLedger = async (
  manifest: Manifest,
  peers: Peers,
  mspId: string,
  client = defaultLedgerClient,
): Promise<LedgerClient> => {
  const organisation = manifest.organisations.find((one) => one.mspId === mspId);
  if (organisation === undefined) throw new Error(`${mspId} is not a member`);
  return openLedgerClient(client, {
    channel: manifest.channel,
    chaincode: manifest.chaincode,
    peer: organisation.peer,
    evaluatorMspId: organisation.peer.mspId,
    connection: peers.connection(mspId),
    bulkhead: bulkhead(64, 1_000),
    reader: await enrolClient(manifest, mspId, {}),
  });
};

/** The blocks that the peer has now, with the private data that it hands out to the organisation. */
export const readBlocks = async (ledger: LedgerClient): Promise<readonly Uint8Array[]> => {
  const height = await ledger.height();
  const blocks: Uint8Array[] = [];
  const enough = new AbortController();
  for await (const block of ledger.blocks(0, enough.signal)) {
    blocks.push(block);
    if (blocks.length === height) break;
  }
  enough.abort();
  return blocks;
};
