/** What a peer's blocks say of commands: the truth that answers of the gateway are compared with. */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bulkhead } from '@chopmark/gateway/ledger/bulkhead';
import { fabricGatewayClient } from '@chopmark/gateway/ledger/fabric-gateway-client';
import type { LedgerClient } from '@chopmark/gateway/ledger/ledger-client';
import { connectPeer } from '@chopmark/gateway/ledger/peer-connection';
import { signLowS } from '@chopmark/gateway/identity/signature';
import { blockDecoder } from '@chopmark/gateway/read-model/decode-block';
import { registryOf } from '@chopmark/network/topology';
import type { Consortium } from './consortium.ts';

/** A command whose record a valid transaction wrote. */
export interface LedgerCommand {
  readonly name: string;
  readonly commandId: string;
  readonly mspId: string;
  readonly block: number;
}

export interface PeerReader {
  /** Blocks on the peer. */
  height(): Promise<number>;
  /** Every writing of a record of a committed command, from this block to the last one. */
  commandsFrom(block: number): Promise<LedgerCommand[]>;
  /** Validation codes of all transactions from this block to the last one, and how often each occurs. */
  codesFrom(block: number): Promise<Record<string, number>>;
  close(): void;
}

const recordPrefix = 'command/';

const isCommitted = (value: string | undefined): boolean =>
  value !== undefined && (JSON.parse(value) as { status?: string }).status === 'committed';

/** Reads the Registry's peer as the Registry's administrator, past the gateway. */
export const openPeerReader = ({ layout, site, manifest }: Consortium): PeerReader => {
  const owner = registryOf(site.topology);
  const settings = manifest.organisations.find(({ mspId }) => mspId === owner.mspId);
  if (settings === undefined) throw new Error('the network has no registry');
  const folder = layout.administrator(owner);
  const key = createPrivateKey(readFileSync(join(folder, 'keystore/key.pem')));
  const connection = connectPeer(settings.peer.address, settings.peer.tlsCaCertificate);
  const ledger: LedgerClient = fabricGatewayClient({
    channel: manifest.channel,
    chaincode: manifest.chaincode,
    peer: settings.peer,
    evaluatorMspId: owner.mspId,
    connection,
    bulkhead: bulkhead(16, 16),
    reader: {
      mspId: owner.mspId,
      certificate: readFileSync(join(folder, 'signcerts/cert.pem'), 'utf8'),
      sign: (message) => signLowS(key, message),
    },
  });

  const transactionsFrom = async (from: number) => {
    const height = await ledger.height();
    const decode = blockDecoder(manifest.chaincode);
    const reading = new AbortController();
    const transactions: (ReturnType<typeof decode>['transactions'][number] & { block: number })[] = [];
    if (from >= height) return transactions;
    for await (const bytes of ledger.blocks(from, reading.signal)) {
      const block = decode(bytes);
      transactions.push(...block.transactions.map((one) => ({ ...one, block: block.number })));
      if (block.number >= height - 1) break;
    }
    reading.abort();
    return transactions;
  };

  return {
    height: () => ledger.height(),
    commandsFrom: async (from) =>
      (await transactionsFrom(from))
        .filter(({ validationCode }) => validationCode === 'VALID')
        .flatMap(({ publicWrites, command, creator, block }) =>
          publicWrites
            .filter(({ key: written, value }) => written.startsWith(recordPrefix) && isCommitted(value))
            .map(({ key: written }) => ({
              name: command?.name ?? '',
              commandId: written.slice(written.lastIndexOf('/') + 1),
              mspId: creator.mspId,
              block,
            })),
        ),
    codesFrom: async (from) => {
      const counts: Record<string, number> = {};
      for (const { validationCode } of await transactionsFrom(from)) {
        counts[validationCode] = (counts[validationCode] ?? 0) + 1;
      }
      return counts;
    },
    close: () => connection.close(),
  };
};
