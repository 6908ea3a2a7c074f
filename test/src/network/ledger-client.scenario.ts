/** What every adapter of the ledger port does, on the real network: one suite for all of them. */
import { randomBytes } from 'node:crypto';
import { hashOfOpening, isRefusal, partyCollection } from '@chopmark/chaincode/api';
import { planAndEndorse } from '@chopmark/gateway/ledger/endorsement';
import { CommitUnknownError, EvaluateError } from '@chopmark/gateway/ledger/errors';
import type {
  Command,
  EndorsedTransaction,
  LedgerClient,
  LedgerIdentity,
} from '@chopmark/gateway/ledger/ledger-client';
import { newOpaqueId } from '@chopmark/gateway/ledger/opaque-id';
import { submitUntilKnown } from '@chopmark/gateway/ledger/submission';
import type { Block, BlockTransaction } from '@chopmark/gateway/read-model/block';
import { blockDecoder } from '@chopmark/gateway/read-model/decode-block';
import { LedgerClientName } from '@chopmark/network/ledger-client';
import { waitUntil } from '@chopmark/network/processes/wait';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { kill } from '../faults/targets.ts';
import { peersOf, type Peers } from './fabric/endorsement.ts';
import { enrolClient } from './fabric/identity.ts';
import { openLedger } from './fabric/ledger.ts';
import { type Harness, openHarness } from './harness.ts';
import { measured } from './table.ts';

const bank = 'HarbourBankMSP';
const witness = 'RegistryMSP';
const minute = 60_000;

let harness: Harness;
let peers: Peers;
let maker: LedgerIdentity;

beforeAll(async () => {
  harness = await openHarness();
  peers = peersOf(harness.manifest);
  maker = await enrolClient(harness.manifest, bank, { 'chopmark.role': 'bank-maker' });
}, minute);

afterAll(() => {
  peers.close();
  harness.close();
});

/** The cheapest command: the mark of a command that never was. */
const mark = (cancelled = newOpaqueId('CMD'), commandId = newOpaqueId('CMD')): Command => ({
  name: 'CancelCommand',
  commandId,
  input: { cancelledCommandId: cancelled },
  openings: {},
});

const endorsed = async (ledger: LedgerClient, command: Command): Promise<EndorsedTransaction> => {
  const endorsement = await planAndEndorse(ledger, maker, command);
  if (endorsement.type !== 'endorsed') throw new Error(JSON.stringify(endorsement));
  return endorsement.transaction;
};

/** Submits by the production's own rule: the same bytes until the status is known. */
const outcomeOf = async (ledger: LedgerClient, transaction: EndorsedTransaction) => {
  const status = await submitUntilKnown(ledger, transaction, new AbortController().signal);
  if (status === undefined || status === 'never-taken') throw new Error(String(status));
  return status;
};

const said = async (ledger: LedgerClient, command: Command) =>
  outcomeOf(ledger, await endorsed(ledger, command));

/** Blocks from a number on, until one has what is looked for. */
const follow = async (
  ledger: LedgerClient,
  from: number,
  isEnough: (block: Block) => boolean,
): Promise<Block[]> => {
  const decode = blockDecoder(harness.manifest.chaincode);
  const blocks: Block[] = [];
  const enough = new AbortController();
  for await (const bytes of ledger.blocks(from, enough.signal)) {
    const block = decode(bytes);
    blocks.push(block);
    if (isEnough(block)) enough.abort();
  }
  return blocks;
};

const transactionIn = (blocks: readonly Block[], id: string): BlockTransaction[] =>
  blocks.flatMap(({ transactions }) => transactions.filter(({ transactionId }) => transactionId === id));

describe.each(LedgerClientName.options)('the ledger through %s', (name) => {
  let ledger: LedgerClient;

  beforeAll(async () => {
    ledger = await openLedger(harness.manifest, peers, bank, name);
  }, minute);

  afterAll(() => ledger.close());

  test(
    'a refusal of the own peer is a value, and so is one of the endorsers',
    async () => {
      const done = mark();
      await said(ledger, done);
      const late = mark(done.commandId);
      const refusal = { refused: 'COMMAND_ALREADY_COMMITTED' };
      await expect(ledger.plan(maker, late)).resolves.toMatchObject(refusal);
      await expect(ledger.endorse(maker, late, [bank, witness])).resolves.toMatchObject(refusal);
    },
    minute,
  );

  test(
    'a role that may not say it is refused',
    async () => {
      const nobody = await enrolClient(harness.manifest, bank, {});
      expect(isRefusal(await ledger.plan(nobody, mark()))).toBe(true);
    },
    minute,
  );

  test(
    'what is no question of the chaincode is an error of evaluation',
    async () => {
      await expect(ledger.evaluate('NoSuchQuestion', [])).rejects.toBeInstanceOf(EvaluateError);
    },
    minute,
  );

  test(
    'an organisation without a peer endorses nothing, and nothing is sent',
    async () => {
      const height = await ledger.height();
      await expect(ledger.endorse(maker, mark(), [bank, 'NobodyMSP'])).rejects.toMatchObject({
        stage: 'endorse',
      });
      expect(await ledger.height()).toBe(height);
    },
    minute,
  );

  test(
    'fewer endorsements than the policy asks for stand in a block as invalid',
    async () => {
      const alone = await ledger.endorse(maker, mark(), [bank]);
      if (isRefusal(alone)) throw new Error(alone.refused);
      await expect(outcomeOf(ledger, alone)).resolves.toMatchObject({
        codeName: 'ENDORSEMENT_POLICY_FAILURE',
      });
    },
    minute,
  );

  test(
    'bytes that no orderer will ever take are known as such',
    async () => {
      const transaction = await endorsed(ledger, mark());
      const envelope = Buffer.from(transaction.envelope);
      envelope.writeUInt8(envelope.readUInt8(envelope.length - 1) ^ 1, envelope.length - 1);
      await expect(ledger.submit({ ...transaction, envelope })).rejects.toMatchObject({ permanent: true });
    },
    minute,
  );

  test(
    'a command that is planned, endorsed and submitted commits, and the ledger has it',
    async () => {
      const command = mark();
      const plan = await ledger.plan(maker, command);
      expect(plan).toMatchObject({ replayed: false });
      const status = await said(ledger, command);
      expect(status).toMatchObject({ code: 0, codeName: 'VALID' });
      const record: unknown = JSON.parse(
        await ledger.evaluate('ReadRecord', [`command/${bank}/${command.commandId}`]),
      );
      expect(record).toMatchObject({ status: 'committed' });
      expect(await ledger.height()).toBeGreaterThan(status.blockNumber);
      await expect(ledger.plan(maker, command)).resolves.toMatchObject({ replayed: true });
    },
    minute,
  );

  test(
    'the same bytes twice commit once, and the status stays that of the first',
    async () => {
      const transaction = await endorsed(ledger, mark());
      const first = await outcomeOf(ledger, transaction);
      await ledger.submit(transaction);
      const blocks = await follow(
        ledger,
        first.blockNumber,
        ({ number, transactions }) =>
          number > first.blockNumber &&
          transactions.some(({ transactionId }) => transactionId === transaction.transactionId),
      );
      const codes = transactionIn(blocks, transaction.transactionId).map(
        ({ validationCode }) => validationCode,
      );
      expect(codes).toEqual(['VALID', 'DUPLICATE_TXID']);
      await expect(ledger.commitStatus(transaction.transactionId)).resolves.toEqual(first);
    },
    minute,
  );

  test(
    'of two that read the same, the second one conflicts',
    async () => {
      const command = mark();
      const [one, other] = [await endorsed(ledger, command), await endorsed(ledger, command)];
      await expect(outcomeOf(ledger, one)).resolves.toMatchObject({ codeName: 'VALID' });
      await expect(outcomeOf(ledger, other)).resolves.toMatchObject({ codeName: 'MVCC_READ_CONFLICT' });
    },
    minute,
  );

  test(
    'what was never submitted is unknown, and after a fence it can never commit',
    async () => {
      const command = mark();
      const held = await endorsed(ledger, command);
      await expect(ledger.commitStatus(held.transactionId)).rejects.toBeInstanceOf(CommitUnknownError);
      await expect(said(ledger, mark(command.commandId))).resolves.toMatchObject({ codeName: 'VALID' });
      await expect(outcomeOf(ledger, held)).resolves.toMatchObject({ codeName: 'MVCC_READ_CONFLICT' });
      await expect(ledger.plan(maker, command)).resolves.toMatchObject({ refused: 'COMMAND_CANCELLED' });
    },
    minute,
  );

  test(
    'private terms reach the own collection, and the follower has them from a checkpoint on',
    async () => {
      const opening = {
        terms: { price: randomBytes(8).toString('hex') },
        salt: randomBytes(16).toString('hex'),
      };
      const recordId = newOpaqueId('CMD').replace('CMD', 'WR');
      const input = { recordId, section: 'deal', hash: hashOfOpening(opening) };
      const command: Command = {
        name: 'KeepTerms',
        commandId: newOpaqueId('CMD'),
        input,
        openings: { opening },
      };
      const from = await ledger.height();
      const { blockNumber } = await said(ledger, command);
      const blocks = await follow(ledger, from, ({ number }) => number === blockNumber);
      expect(blocks.map(({ number }) => number)).toEqual(
        Array.from({ length: blockNumber - from + 1 }, (_, index) => from + index),
      );
      const writes = blocks.flatMap(({ transactions }) =>
        transactions.flatMap(({ privateWrites }) => privateWrites),
      );
      const mine = writes.filter(({ collection }) => collection === partyCollection(bank));
      expect(mine.some(({ value }) => value?.includes(opening.terms.price) === true)).toBe(true);
    },
    minute,
  );

  test(
    'whoever is not hosted by a peer gets no private data of others',
    async () => {
      const stranger = await openLedger(harness.manifest, peers, witness, name);
      try {
        const last = (await stranger.height()) - 1;
        const blocks = await follow(stranger, Math.max(0, last - 20), ({ number }) => number === last);
        const collections = blocks.flatMap(({ transactions }) =>
          transactions.flatMap(({ privateWrites }) => privateWrites.map(({ collection }) => collection)),
        );
        expect(collections.filter((collection) => collection === partyCollection(bank))).toEqual([]);
      } finally {
        stranger.close();
      }
    },
    minute,
  );

  test(
    'after a restart of the own peer the stream has ended, and everything goes on',
    async () => {
      const stopped = new AbortController();
      const stream = ledger.blocks((await ledger.height()) - 1, stopped.signal)[Symbol.asyncIterator]();
      await stream.next();
      const next = stream.next().catch(() => 'ended');
      const killed = await kill(harness.site, 'gateway peer');
      await expect(next).resolves.toBe('ended');
      const start = performance.now();
      // A peer is healthy some seconds before it knows the others again.
      await waitUntil(
        'the own peer to know the witness',
        async () => {
          await endorsed(ledger, mark());
        },
        30_000,
      );
      const status = await said(ledger, mark());
      measured(
        `${name}: from a healthy own peer to the next commit`,
        `${Math.round(performance.now() - start)} ms`,
      );
      expect({ code: status.codeName, restarted: killed.process }).toMatchObject({ code: 'VALID' });
      const blocks = await follow(ledger, status.blockNumber, ({ number }) => number >= status.blockNumber);
      expect(blocks).toHaveLength(1);
    },
    2 * minute,
  );

  test(
    'commands under way at a kill of the leading orderer commit once each',
    async () => {
      const commands = Array.from({ length: 12 }, () => mark());
      const start = performance.now();
      const all = commands.map((command) => said(ledger, command));
      await kill(harness.site, 'raft leader');
      const statuses = await Promise.all(all);
      measured(
        `${name}: 12 commands around a kill of the leader`,
        `${Math.round(performance.now() - start)} ms`,
      );
      expect(statuses.map(({ codeName }) => codeName)).toEqual(commands.map(() => 'VALID'));
      for (const { commandId } of commands) {
        const record: unknown = JSON.parse(
          await ledger.evaluate('ReadRecord', [`command/${bank}/${commandId}`]),
        );
        expect(record).toMatchObject({ status: 'committed' });
      }
    },
    2 * minute,
  );
});

test(
  'both clients see the same: a transaction of one has its status and its block with the other',
  async () => {
    const open = LedgerClientName.options.map((name) => openLedger(harness.manifest, peers, bank, name));
    const ledgers = await Promise.all(open);
    try {
      for (const [index, ledger] of ledgers.entries()) {
        const other = ledgers[ledgers.length - 1 - index]!;
        const transaction = await endorsed(ledger, mark());
        const status = await outcomeOf(ledger, transaction);
        await expect(other.commitStatus(transaction.transactionId)).resolves.toEqual(status);
        const [mine] = await follow(ledger, status.blockNumber, () => true);
        const [theirs] = await follow(other, status.blockNumber, () => true);
        expect(theirs).toEqual(mine);
      }
    } finally {
      for (const ledger of ledgers) ledger.close();
    }
  },
  minute,
);
