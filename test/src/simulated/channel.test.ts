import { describe, expect, test } from '@jest/globals';
import { isRefusal, type KeyPolicy } from '@chopmark/chaincode/api';
import { Channel, type Envelope } from './channel.ts';
import { prepareOn } from './client.ts';
import { type Operation, playOperations } from './operations.ts';

const mspIds = ['AlphaMSP', 'BetaMSP', 'GammaMSP'];
const peer = (mspId: string): KeyPolicy => ({ mspId });
const alphaAndBeta: KeyPolicy = { atLeast: 2, of: [peer('AlphaMSP'), peer('BetaMSP')] };

const newChannel = (): Channel =>
  new Channel(
    {
      peers: mspIds,
      chaincodePolicy: { atLeast: 2, of: mspIds.map(peer) },
      collections: { party_AlphaMSP: { policy: peer('AlphaMSP'), peers: ['AlphaMSP'] } },
    },
    playOperations,
    1_000_000,
  );

let count = 0;
const proposalOf = (channel: Channel, operations: readonly Operation[]) => ({
  txId: `tx-${(count += 1)}`,
  creator: { mspId: 'AlphaMSP', enrolmentId: 'a', role: undefined, subject: undefined },
  timestamp: channel.now,
  name: 'Operations',
  json: JSON.stringify(operations),
  transient: {},
});

const endorse = async (
  channel: Channel,
  endorsers: readonly string[],
  operations: readonly Operation[],
): Promise<Envelope> => {
  const prepared = await prepareOn(channel, proposalOf(channel, operations), endorsers);
  if (prepared.type !== 'ready') throw new Error(prepared.type);
  return prepared.envelope;
};

const commit = (channel: Channel, ...envelopes: readonly Envelope[]) => {
  envelopes.forEach((envelope) => channel.submit(envelope));
  return channel.cutBlock().transactions.map(({ code }) => code);
};

const put = (key: string, value: unknown, policy?: KeyPolicy): Operation =>
  policy === undefined ? { type: 'put', key, value } : { type: 'put', key, value, policy };
const both = ['AlphaMSP', 'BetaMSP'];
const others = ['BetaMSP', 'GammaMSP'];

describe('versions', () => {
  test('of two that read the same key and write it, the second conflicts', async () => {
    const channel = newChannel();
    const first = await endorse(channel, both, [{ type: 'get', key: 'a' }, put('a', 1)]);
    const second = await endorse(channel, others, [{ type: 'get', key: 'a' }, put('a', 2)]);
    expect(commit(channel, first, second)).toEqual(['VALID', 'MVCC_READ_CONFLICT']);
    expect(channel.state.entry('a', channel.height)?.text).toBe('1');
  });

  test('two blind writes do not conflict, and the later one stands', async () => {
    const channel = newChannel();
    const codes = commit(
      channel,
      await endorse(channel, both, [put('a', 1)]),
      await endorse(channel, both, [put('a', 2)]),
    );
    expect(codes).toEqual(['VALID', 'VALID']);
    expect(channel.state.entry('a', channel.height)?.text).toBe('2');
  });

  test('an envelope held back across a change of what it read never commits', async () => {
    const channel = newChannel();
    commit(channel, await endorse(channel, both, [put('a', 1)]));
    const held = await endorse(channel, both, [{ type: 'get', key: 'a' }, put('a', 2)]);
    commit(channel, await endorse(channel, both, [put('a', 1)]));
    expect(commit(channel, held)).toEqual(['MVCC_READ_CONFLICT']);
  });
});

describe('ranges', () => {
  test('a record that appears in a range that was read is a phantom', async () => {
    const channel = newChannel();
    const reader = () =>
      endorse(channel, both, [{ type: 'range', prefix: 'lien/a/' }, put(`lien/a/${count}`, 1)]);
    expect(commit(channel, await reader(), await reader())).toEqual(['VALID', 'PHANTOM_READ_CONFLICT']);
  });

  test('a record that leaves a range that was read is a phantom', async () => {
    const channel = newChannel();
    commit(channel, await endorse(channel, both, [put('lien/a/1', 1)]));
    const reader = await endorse(channel, both, [{ type: 'range', prefix: 'lien/a/' }, put('b', 1)]);
    const leaver = await endorse(channel, both, [{ type: 'remove', key: 'lien/a/1' }]);
    expect(commit(channel, leaver, reader)).toEqual(['VALID', 'PHANTOM_READ_CONFLICT']);
  });

  test('a range that a query limit cut short does not notice what comes after its last key', async () => {
    const channel = newChannel();
    commit(channel, await endorse(channel, both, [put('lien/a/1', 1), put('lien/a/2', 1)]));
    for (const mspId of both) channel.peer(mspId).queryLimit = 1;
    const reader = await endorse(channel, both, [{ type: 'range', prefix: 'lien/a/' }, put('b', 1)]);
    const writer = await endorse(channel, both, [put('lien/a/3', 1)]);
    expect(commit(channel, writer, reader)).toEqual(['VALID', 'VALID']);
  });
});

describe('endorsement', () => {
  test('one organisation alone changes nothing', async () => {
    const channel = newChannel();
    expect(commit(channel, await endorse(channel, ['AlphaMSP'], [put('a', 1)]))).toEqual([
      'ENDORSEMENT_POLICY_FAILURE',
    ]);
    expect(channel.state.entry('a', channel.height)).toBeUndefined();
  });

  test('the policy on a key replaces that of the chaincode: its one signer is enough', async () => {
    const channel = newChannel();
    commit(channel, await endorse(channel, both, [put('a', 1, peer('AlphaMSP'))]));
    expect(commit(channel, await endorse(channel, ['AlphaMSP'], [put('a', 2)]))).toEqual(['VALID']);
    expect(commit(channel, await endorse(channel, others, [put('a', 3)]))).toEqual([
      'ENDORSEMENT_POLICY_FAILURE',
    ]);
  });

  test('a new policy is set under the old one', async () => {
    const channel = newChannel();
    commit(channel, await endorse(channel, both, [put('a', 1, alphaAndBeta)]));
    const seized = await endorse(channel, others, [put('a', 2, peer('GammaMSP'))]);
    expect(commit(channel, seized)).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
  });

  test('a deletion drops the policy, and the next writer needs that of the chaincode', async () => {
    const channel = newChannel();
    commit(channel, await endorse(channel, both, [put('a', 1, alphaAndBeta)]));
    expect(commit(channel, await endorse(channel, others, [{ type: 'remove', key: 'a' }]))).toEqual([
      'ENDORSEMENT_POLICY_FAILURE',
    ]);
    expect(commit(channel, await endorse(channel, both, [{ type: 'remove', key: 'a' }]))).toEqual(['VALID']);
    expect(commit(channel, await endorse(channel, others, [put('a', 2)]))).toEqual(['VALID']);
  });

  test('a write after a change of its policy in the same block is refused', async () => {
    const channel = newChannel();
    const first = await endorse(channel, both, [put('a', 1, alphaAndBeta)]);
    const second = await endorse(channel, both, [put('a', 2)]);
    expect(commit(channel, first, second)).toEqual(['VALID', 'ENDORSEMENT_POLICY_FAILURE']);
  });

  test('it is refused even if the change of the policy then fails on its versions', async () => {
    const channel = newChannel();
    const winner = await endorse(channel, both, [put('b', 1)]);
    const loser = await endorse(channel, both, [{ type: 'get', key: 'b' }, put('a', 1, alphaAndBeta)]);
    const third = await endorse(channel, both, [put('a', 2)]);
    expect(commit(channel, winner, loser, third)).toEqual([
      'VALID',
      'MVCC_READ_CONFLICT',
      'ENDORSEMENT_POLICY_FAILURE',
    ]);
  });

  test('a private write needs the policy of its collection and nothing else', async () => {
    const channel = newChannel();
    const write: Operation = { type: 'put-private', collection: 'party_AlphaMSP', key: 'k', value: 1 };
    expect(commit(channel, await endorse(channel, others, [write]))).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
    expect(commit(channel, await endorse(channel, ['AlphaMSP'], [write]))).toEqual(['VALID']);
    expect([...channel.privateContent('BetaMSP')]).toEqual([]);
    expect(channel.privateContent('AlphaMSP').get('party_AlphaMSP')?.get('k')).toBe('1');
    expect(JSON.stringify(channel.blocks)).not.toContain('"k"');
  });

  test('a signature over other effects does not count', async () => {
    const channel = newChannel();
    const genuine = await endorse(channel, both, [put('a', 1)]);
    const forged = await endorse(channel, ['GammaMSP'], [put('a', 1_000)]);
    const mixed = { ...forged, endorsements: [...forged.endorsements, ...genuine.endorsements] };
    expect(commit(channel, mixed)).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
  });

  test('peers of different heights disagree, and nothing is submitted', async () => {
    const channel = newChannel();
    channel.peer('BetaMSP').following = false;
    commit(channel, await endorse(channel, ['AlphaMSP', 'GammaMSP'], [put('a', 1)]));
    const prepared = await prepareOn(channel, proposalOf(channel, [{ type: 'get', key: 'a' }]), both);
    expect(prepared.type).toBe('not-endorsed');
  });

  test('a transaction dated more than five minutes from an endorser is refused by it', async () => {
    const channel = newChannel();
    const dated = (timestamp: number) =>
      channel.simulate('AlphaMSP', { ...proposalOf(channel, []), timestamp });
    expect(await dated(channel.now - 300_001)).toEqual({ refused: 'TIMESTAMP_OUT_OF_WINDOW' });
    expect(await dated(channel.now + 300_001)).toEqual({ refused: 'TIMESTAMP_OUT_OF_WINDOW' });
    expect(isRefusal(await dated(channel.now - 300_000))).toBe(false);
  });
});

describe('replays', () => {
  test('the same envelope again is a duplicate, in the same block and later', async () => {
    const channel = newChannel();
    const envelope = await endorse(channel, both, [put('a', 1)]);
    expect(commit(channel, envelope, envelope)).toEqual(['VALID', 'DUPLICATE_TXID']);
    expect(commit(channel, envelope)).toEqual(['DUPLICATE_TXID']);
    expect(channel.outcome(envelope.txId)).toEqual({ code: 'VALID', block: 1 });
  });

  test('the second copy in one block of an envelope that sets a policy fails on endorsement', async () => {
    const channel = newChannel();
    const envelope = await endorse(channel, both, [put('a', 1, alphaAndBeta)]);
    expect(commit(channel, envelope, envelope)).toEqual(['VALID', 'ENDORSEMENT_POLICY_FAILURE']);
  });

  test('a replayed policy write before a write to the same key would stop Fabric 2.5.0', async () => {
    const channel = newChannel();
    const first = await endorse(channel, both, [put('a', 1, alphaAndBeta)]);
    commit(channel, first);
    const second = await endorse(channel, both, [put('a', 2)]);
    expect(() => commit(channel, first, second)).toThrow('replayed policy write');
  });
});

describe('the port', () => {
  test('a transaction that reads what it wrote is a programming error', async () => {
    const channel = newChannel();
    await expect(endorse(channel, both, [put('a', 1), { type: 'get', key: 'a' }])).rejects.toThrow(
      'a is read after',
    );
    await expect(endorse(channel, both, [put('a/1', 1), { type: 'range', prefix: 'a/' }])).rejects.toThrow(
      'a/1 is read',
    );
  });
});
