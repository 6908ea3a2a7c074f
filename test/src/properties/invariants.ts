/** The laws of the design, section 2, as statements about a block and the state that it leaves. */
import { type Block, type Channel, type Envelope } from '../simulated/channel.ts';
import type { StateEntry } from '../simulated/world-state.ts';
import { canary, canaryDigits, peerOf } from './world.ts';

/** A law that does not hold, and where. */
export interface Violation {
  readonly law: string;
  readonly detail: string;
}

interface LienRecord {
  readonly id: string;
  readonly assetId: string;
  readonly claimId: string;
  readonly holder: string;
  readonly share: string;
  readonly state: 'reserved' | 'encumbered' | 'consumed';
  readonly stage: string;
}

type Transaction = Block['transactions'][number];

const wholeParts = 10n ** 18n;

const parsed = <Value>(entry: StateEntry | undefined): Value | undefined =>
  entry?.text === undefined ? undefined : (JSON.parse(entry.text) as Value);

const under = <Value>(channel: Channel, prefix: string): Value[] =>
  channel.state
    .range(prefix, `${prefix}\uffff`, channel.height)
    .map(([, entry]) => parsed<Value>(entry))
    .filter((value) => value !== undefined);

const grouped = <Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> => {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
};

type Law = (channel: Channel, block: Block) => string | undefined;

/** Law 1: Σ shares ≤ parts + n − 1 on every asset. */
const singleFinancing: Law = (channel) => {
  const assets = grouped(under<LienRecord>(channel, 'lien/'), ({ assetId }) => assetId);
  for (const [assetId, liens] of assets) {
    const sum = liens.reduce((total, { share }) => total + BigInt(share), 0n);
    if (sum > wholeParts + BigInt(liens.length - 1)) return `${assetId} carries ${sum} parts`;
  }
  return undefined;
};

/** Law 1: liens of one claim sit on one stage, and the claim's own list is the lien book's. */
const oneStage: Law = (channel) => {
  const liens = under<LienRecord>(channel, 'lien/');
  const listed = channel.state.range('claimlien/', 'claimlien0', channel.height).length;
  if (listed !== liens.length) return `${liens.length} liens, but ${listed} of claims`;
  const claims = grouped(liens, ({ claimId }) => claimId);
  const split = [...claims].find(([, ofClaim]) => new Set(ofClaim.map(({ stage }) => stage)).size > 1);
  return split && `claim ${split[0]} has liens on two stages`;
};

/** The same units secure one lien only, whatever receipt they are on. */
const oneLienPerUnit: Law = (channel) => {
  const encumbered = new Set(under<LienRecord>(channel, 'lien/').map(({ assetId }) => assetId));
  const receipts = under<{ id: string; status: string; tokens: { subset: string; token: string }[] }>(
    channel,
    'receipt/',
  );
  const seen = new Map<string, string>();
  for (const { id, status, tokens } of receipts) {
    if (status !== 'issued') continue;
    for (const { token } of tokens.filter(({ subset }) => subset === 'R3')) {
      if (seen.has(token)) return `${id} and ${seen.get(token) ?? ''} are live receipts of one unit`;
      seen.set(token, id);
    }
  }
  const gone = receipts.find(({ id, status }) => status === 'delivered' && encumbered.has(id));
  return gone && `${gone.id} was delivered under a lien`;
};

/** Law 2: no command writes twice. */
const writtenOnce: Law = (channel, block) => {
  const keys = block.transactions.flatMap((transaction) => writesOf(transaction, 'command/'));
  const twice = keys.find(({ key }) => channel.state.historyOf(key).length > 1);
  return twice && `${twice.key} was written twice`;
};

/** A payment reference is spent once. */
const spentOnce: Law = (channel, block) => {
  const keys = block.transactions.flatMap((transaction) => writesOf(transaction, 'reference/'));
  const twice = keys.find(({ key }) => channel.state.historyOf(key).length > 1);
  return twice && `${twice.key} was spent twice`;
};

const writesOf = ({ code, effects }: Transaction, prefix: string): Envelope['effects']['writes'] =>
  code === 'VALID' ? effects.writes.filter(({ key }) => key.startsWith(prefix)) : [];

const endorsersOf = ({ endorsements }: Transaction): Set<string> =>
  new Set(endorsements.map(({ mspId }) => mspId));

/** The record that a transaction of this block replaced. */
const before = (channel: Channel, key: string, block: number, index: number): StateEntry | undefined =>
  channel.state.historyOf(key).findLast((entry) => {
    const at = Number(entry.version.split('.')[1]);
    return entry.block < block || (entry.block === block && at < index);
  });

/** Law 3: an encumbered lien changes with its holder's peer and a second one, or by the court's way. */
const heldByHolder: Law = (channel, block) => {
  for (const [index, transaction] of block.transactions.entries()) {
    const signers = endorsersOf(transaction);
    const byCourt = signers.has('RegistryMSP') && signers.size > 3;
    for (const { key } of writesOf(transaction, 'lien/')) {
      const lien = parsed<LienRecord>(before(channel, key, block.number, index));
      if (lien === undefined || lien.state === 'reserved') continue;
      const byHolder = signers.has(peerOf(lien.holder)) && signers.size > 1;
      if (!byHolder && !byCourt) return `${key} was changed by ${[...signers].join(', ')}`;
    }
  }
  return undefined;
};

/** Laws 3 and 10: an author's facts change with its peer; nothing changes with one organisation alone. */
const factsOfAuthors: Law = (_channel, block) => {
  for (const transaction of block.transactions) {
    const signers = endorsersOf(transaction);
    const alone = writesOf(transaction, '').find(() => signers.size < 2);
    if (alone !== undefined) return `${alone.key} was written by one organisation alone`;
    for (const prefix of ['attest/', 'hold/', 'factor/', 'clearance/']) {
      const foreign = writesOf(transaction, prefix).find(
        ({ key }) => !signers.has(peerOf(key.split('/')[2] ?? '')),
      );
      if (foreign !== undefined) return `${foreign.key} was written without its author`;
    }
  }
  return undefined;
};

/** Law 4: a financing is accepted by the borrower's own officer. */
const consented: Law = (channel, block) => {
  for (const [index, transaction] of block.transactions.entries()) {
    for (const { key, text } of writesOf(transaction, 'financing/')) {
      const after = JSON.parse(text ?? 'null') as {
        status?: string;
        borrower?: { mspId: string; subject?: string };
      };
      const earlier = parsed<{ status: string }>(before(channel, key, block.number, index));
      if (after.status !== 'accepted' || earlier?.status === 'accepted') continue;
      const { creator } = transaction;
      const isBorrower =
        creator.mspId === after.borrower?.mspId &&
        creator.subject === after.borrower.subject &&
        creator.role === 'enterprise-officer';
      if (!isBorrower) return `${key} was accepted by ${creator.role ?? 'nobody'} of ${creator.mspId}`;
    }
  }
  return undefined;
};

/** Law 5: no private text or amount in state or blocks. */
const confidential: Law = (_channel, block) => {
  const text = JSON.stringify(block.transactions.map(({ effects }) => effects));
  return text.includes(canary) || text.includes(canaryDigits)
    ? `block ${block.number} tells private terms`
    : undefined;
};

/**
 * Law 10: records stay; only a lien leaves its range, to its tombstone, and a consumed one does not even do
 * that.
 */
const nothingDeleted: Law = (channel, block) => {
  for (const [index, transaction] of block.transactions.entries()) {
    for (const { key, text } of writesOf(transaction, '')) {
      const earlier = before(channel, key, block.number, index);
      if (key.startsWith('tombstone/') && earlier !== undefined) return `${key} was changed`;
      if (text !== null || key.startsWith('claimlien/')) continue;
      const lien = parsed<LienRecord>(earlier);
      if (!key.startsWith('lien/') || lien === undefined) return `${key} was deleted`;
      if (lien.state === 'consumed') return `${key} was returned after its asset repaid it`;
      const tombstone = channel.state.entry(key.replace('lien/', 'tombstone/'), channel.height);
      if (tombstone?.text === undefined) return `${key} left no tombstone`;
    }
    for (const { key, text } of writesOf(transaction, 'lien/')) {
      const ended = channel.state.historyOf(key.replace('lien/', 'tombstone/')).length > 0;
      if (text !== null && ended) return `${key} stands beside its tombstone`;
    }
  }
  return undefined;
};

/** A freeze holds: no lien is created or strengthened, and nothing leaves, after it was placed. */
const frozenStands: Law = (channel, block) => {
  for (const [index, transaction] of block.transactions.entries()) {
    for (const { key, text } of writesOf(transaction, 'lien/')) {
      const lien = text === null ? undefined : (JSON.parse(text) as LienRecord);
      const earlier = parsed<LienRecord>(before(channel, key, block.number, index));
      if (lien === undefined || lien.state === 'consumed' || earlier?.state === lien.state) continue;
      const holds = channel.state.range(`hold/${lien.assetId}/`, `hold/${lien.assetId}0`, channel.height);
      const placed = holds
        .map(([holdKey]) => parsed<{ status: string }>(before(channel, holdKey, block.number, index)))
        .some((hold) => hold?.status === 'placed');
      if (placed) return `${key} became ${lien.state} on a frozen asset`;
    }
  }
  return undefined;
};

export const laws: Readonly<Record<string, Law>> = {
  'single financing': singleFinancing,
  'one stage of a claim': oneStage,
  'one live receipt and lien per unit': oneLienPerUnit,
  'no write twice': writtenOnce,
  'a reference is spent once': spentOnce,
  'a lien changes only with its holder': heldByHolder,
  'facts are their authors’': factsOfAuthors,
  consent: consented,
  confidentiality: confidential,
  'nothing is deleted': nothingDeleted,
  'a freeze stands': frozenStands,
};

/** The first law that the block broke. */
export const violationOf = (channel: Channel, block: Block): Violation | undefined => {
  for (const [law, holds] of Object.entries(laws)) {
    const detail = holds(channel, block);
    if (detail !== undefined) return { law, detail };
  }
  return undefined;
};
