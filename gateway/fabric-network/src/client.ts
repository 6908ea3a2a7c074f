/** The ledger port on fabric-common, for peers that predate Fabric's Gateway service. */
import { readFileSync } from 'node:fs';
import { argumentOf, patienceFor, PlanAnswer, transientOf } from '@chopmark/gateway/ledger/command-transport';
import { CommitUnknownError } from '@chopmark/gateway/ledger/errors';
import {
  commitUnknownOf,
  endorseErrorOf,
  evaluateErrorOf,
  refusalOr,
  submitErrorOf,
} from '@chopmark/gateway/ledger/fabric-failures';
import type { BlockId, Command, LedgerClient, LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import type { LedgerSettings } from '@chopmark/gateway/ledger/ledger-settings';
import { broadcast } from './broadcast.ts';
import { commitWatch } from './commit-watch.ts';
import { type EntryPeer, importedPeers } from './connection-profile.ts';
import { deliver } from './deliver.ts';
import { membershipOf } from './membership.ts';
import { endorseOn, evaluateOn, type Proposal } from './proposals.ts';
import { blocksOf, indexedStatus, lastBlockOn } from './reads.ts';

const commitTimeoutMs = 5_000;

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** The peers of an imported profile, or the one peer that the manifest names. */
const entryPeers = ({ peer, connectionProfile }: LedgerSettings): readonly EntryPeer[] => {
  if (connectionProfile !== undefined) return importedPeers(connectionProfile, peer.mspId);
  const tlsRoots = readFileSync(peer.tlsCaCertificate, 'utf8');
  return [{ name: peer.address, mspId: peer.mspId, url: `grpcs://${peer.address}`, tlsRoots }];
};

const proposalOf = (chaincode: string, command: Command): Proposal => ({
  chaincode,
  name: command.name,
  args: [argumentOf(command)],
  transient: transientOf(command),
  patience: (milliseconds) => patienceFor(command, milliseconds),
});

/** @throws Unready when an imported connection profile lacks something */
export const fabricNetworkClient = (settings: LedgerSettings): LedgerClient => {
  const { channel, chaincode, evaluatorMspId, bulkhead, reader } = settings;
  const membership = membershipOf(channel, entryPeers(settings), reader);
  const watch = commitWatch({
    blocks: (from, signal) =>
      deliver(membership, reader, { kind: 'filtered', ...(from === undefined ? {} : { from }) }, signal),
    lookUp: (transactionId) => indexedStatus(membership, reader, transactionId),
  });
  const evaluate = (identity: LedgerIdentity, proposal: Proposal): Promise<string> =>
    bulkhead(async () => {
      const [target] = await membership.endorsersOf([evaluatorMspId]);
      if (target === undefined) throw new Error(`${evaluatorMspId} has no peer`);
      return textOf(await evaluateOn(membership, target, identity, proposal));
    });

  const lastBlock = (mspId?: string): Promise<BlockId> =>
    bulkhead(() => lastBlockOn(membership, reader, mspId)).catch((error: unknown) =>
      Promise.reject(evaluateErrorOf(error)),
    );

  return {
    plan: (identity, command) => {
      const { args, ...proposal } = proposalOf(chaincode, command);
      return evaluate(identity, { ...proposal, name: 'Plan', args: [command.name, ...args] })
        .then((answer) => PlanAnswer.parse(JSON.parse(answer)))
        .catch(refusalOr(evaluateErrorOf));
    },

    endorse: (identity, command, mspIds) =>
      bulkhead(async () => {
        const targets = await membership.endorsersOf(mspIds);
        const transaction = await endorseOn(membership, targets, identity, proposalOf(chaincode, command));
        watch.expect(transaction.transactionId);
        return transaction;
      }).catch(refusalOr(endorseErrorOf)),

    submit: ({ envelope }) =>
      bulkhead(() => broadcast(membership, envelope)).catch((error: unknown) =>
        Promise.reject(submitErrorOf(error)),
      ),

    commitStatus: async (transactionId) => {
      const asked = watch.status(transactionId, commitTimeoutMs);
      const status = await asked.catch((error: unknown) => Promise.reject(commitUnknownOf(error)));
      if (status === undefined) throw new CommitUnknownError(`no block has ${transactionId} yet`);
      return status;
    },

    evaluate: (name, args) =>
      evaluate(reader, { chaincode, name, args }).catch((error: unknown) =>
        Promise.reject(evaluateErrorOf(error)),
      ),

    blocks: (from, signal) => blocksOf(membership, reader, from, signal),

    height: async () => (await lastBlock()).number + 1,

    lastBlock,

    close: () => {
      watch.close();
      membership.close();
    },
  };
};
