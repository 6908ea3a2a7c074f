/** The same transactions on real peers, with the endorsers that a schedule names. */
import type { LedgerClient, LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import { blockDecoder } from '@chopmark/gateway/read-model/decode-block';
import type { Manifest } from '@chopmark/network/manifest';
import { peersOf, type Peers } from '../network/fabric/endorsement.ts';
import { enrolClient } from '../network/fabric/identity.ts';
import { openLedger } from '../network/fabric/ledger.ts';
import { type Proposal, proposalOf } from '../network/fabric/proposal.ts';
import { envelopeOf } from '../network/fabric/transaction.ts';
import type { Planned } from './operations.ts';

/** A real envelope, or why there is none. */
export type RealEnvelope =
  | { readonly type: 'ready'; readonly txId: string; readonly envelope: Uint8Array }
  | { readonly type: 'not-endorsed'; readonly txId: string };

export interface RealBlock {
  readonly transactions: readonly { readonly txId: string; readonly code: string }[];
}

export interface FabricSide {
  endorse(planned: Planned): Promise<RealEnvelope>;
  submit(envelope: Extract<RealEnvelope, { type: 'ready' }>): Promise<void>;
  /** Blocks from the last one read until the given transactions have come that often in all. */
  blocksUntil(count: number): Promise<readonly RealBlock[]>;
  /** Waits until every peer has the blocks that were read. */
  level(): Promise<void>;
  /** Values below a prefix on each peer, as canonical JSON. */
  read(prefix: string): Promise<readonly string[]>;
  close(): void;
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

const endorseOn = async (peers: Peers, proposal: Proposal, { endorsers }: Planned): Promise<RealEnvelope> => {
  const txId = proposal.transactionId;
  const answers = await Promise.all(endorsers.map((mspId) => peers.endorse(mspId, proposal)));
  const endorsed = answers.flatMap((answer) => (answer.type === 'endorsed' ? [answer] : []));
  const refused = answers.find((answer) => answer.type === 'refused');
  if (refused?.type === 'refused') throw new Error(`a peer refused: ${refused.message}`);
  const [first] = endorsed;
  if (first === undefined || !endorsed.every(({ results }) => same(results, first.results))) {
    return { type: 'not-endorsed', txId };
  }
  const signatures = endorsed.map(({ signature }) => signature);
  return { type: 'ready', txId, envelope: envelopeOf(proposal, first.results, signatures) };
};

const waitMs = 50;
const waitsMax = 1200;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, waitMs));

/** Opens clients of the organisations' peers for a chaincode. */
export const openFabricSide = async (
  manifest: Manifest,
  chaincode: string,
  mspIds: readonly string[],
): Promise<FabricSide> => {
  const peers = peersOf(manifest);
  const [first = ''] = mspIds;
  const creator: LedgerIdentity = await enrolClient(manifest, first, {});
  const ledgers: LedgerClient[] = [];
  for (const mspId of mspIds) ledgers.push(await openLedger({ ...manifest, chaincode }, peers, mspId));
  const [ledger] = ledgers;
  if (ledger === undefined) throw new Error('no organisation runs the chaincode');
  const decode = blockDecoder(chaincode);
  let next = await ledger.height();

  const blocksUntil = async (count: number): Promise<RealBlock[]> => {
    const read: RealBlock[] = [];
    const enough = new AbortController();
    let seen = 0;
    for await (const bytes of ledger.blocks(next, enough.signal)) {
      const { number, transactions } = decode(bytes);
      next = number + 1;
      read.push({
        transactions: transactions.map(({ transactionId, validationCode }) => ({
          txId: transactionId,
          code: validationCode,
        })),
      });
      seen += transactions.length;
      if (seen >= count) break;
    }
    enough.abort();
    return read;
  };

  return {
    endorse: (planned) => {
      const parameters = [JSON.stringify(planned.operations)];
      const proposal = proposalOf({
        channel: manifest.channel,
        chaincode,
        creator,
        name: 'Play',
        parameters,
      });
      return endorseOn(peers, proposal, planned);
    },
    submit: ({ txId, envelope }) => ledger.submit({ transactionId: txId, envelope }),
    blocksUntil,
    level: async () => {
      for (let waits = 0; waits < waitsMax; waits += 1) {
        const heights = await Promise.all(ledgers.map((one) => one.height()));
        if (heights.every((height) => height >= next)) return;
        await pause();
      }
      throw new Error('a peer does not catch up');
    },
    read: (prefix) => Promise.all(ledgers.map((one) => one.evaluate('Read', [prefix]))),
    close: () => peers.close(),
  };
};
