/** The laws of the design, section 2, as statements about a block and the state that it leaves. */
import type { Block, Channel } from '../simulated/channel.ts';
import {
  type Change,
  changesOf,
  endorsersOf,
  firstWrong,
  grouped,
  type Law,
  recordOf,
  under,
} from './blocks.ts';
import { claimLaws, takenTogether } from './claim-laws.ts';
import type { Lien } from './public-records.ts';
import { refinancingLaws } from './refinancing-laws.ts';
import { stageLaws } from './stage-laws.ts';
import { canary, canaryDigits, peerOf } from './world.ts';

const wholeParts = 10n ** 18n;

/** A law that does not hold, and where. */
export interface Violation {
  readonly law: string;
  readonly detail: string;
}

/** Law 1: Σ shares ≤ parts + n − 1 on every asset, and on assets together that take the same money. */
const singleFinancing: Law = (channel, block) => {
  const assets = grouped(under<Lien>(channel, 'lien/'), ({ assetId }) => assetId);
  for (const [assetId, liens] of assets) {
    const sum = liens.reduce((total, { share }) => total + BigInt(share), 0n);
    if (sum > wholeParts + BigInt(liens.length - 1)) return `${assetId} carries ${sum} parts`;
  }
  return takenTogether(channel, block);
};

/** The same units secure one lien only, whatever receipt they are on. */
const oneLienPerUnit: Law = (channel) => {
  const encumbered = new Set(under<Lien>(channel, 'lien/').map(({ assetId }) => assetId));
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
  const twice = changesOf(channel, block, 'command/').find(
    ({ key }) => channel.state.historyOf(key).length > 1,
  );
  return twice && `${twice.key} was written twice`;
};

/** A payment reference is spent once. */
const spentOnce: Law = (channel, block) => {
  const twice = changesOf(channel, block, 'reference/').find(
    ({ key }) => channel.state.historyOf(key).length > 1,
  );
  return twice && `${twice.key} was spent twice`;
};

/** Law 3: an encumbered lien changes with its holder's peer and a second one, or by the court's way. */
const heldByHolder: Law = (channel, block) =>
  firstWrong(changesOf(channel, block, 'lien/'), ({ transaction, key, earlier }) => {
    const lien = recordOf(earlier) as Lien | undefined;
    // A lock of a sale is the buyer's once the buyer has paid; before that seller and buyer take it away.
    if (lien === undefined || lien.state === 'reserved' || lien.state === 'sale-pending') return undefined;
    const signers = endorsersOf(transaction);
    const byHolder = signers.has(peerOf(lien.holder)) && signers.size > 1;
    const byCourt = signers.has('RegistryMSP') && signers.size > 3;
    return byHolder || byCourt ? undefined : `${key} was changed by ${[...signers].join(', ')}`;
  });

const authored = /^(attest|hold|factor|clearance|proceeds-attest|debt-answer)\/[^/]+\/([^/]+)/;

/** Laws 3 and 10: an author's facts change with its peer; nothing changes with one organisation alone. */
const factsOfAuthors: Law = (channel, block) =>
  firstWrong(changesOf(channel, block, ''), ({ transaction, key }) => {
    const signers = endorsersOf(transaction);
    if (signers.size < 2) return `${key} was written by one organisation alone`;
    const author = authored.exec(key)?.[2];
    return author === undefined || signers.has(peerOf(author))
      ? undefined
      : `${key} was written without its author`;
  });

interface FinancingRecord {
  readonly status: string;
  readonly borrower: { readonly mspId: string; readonly subject?: string };
}

/** Law 4: a financing is accepted by the borrower's own officer. */
const consented: Law = (channel, block) =>
  firstWrong(changesOf(channel, block, 'financing/'), ({ transaction, key, text, earlier }) => {
    const { status, borrower } = JSON.parse(text ?? 'null') as FinancingRecord;
    if (status !== 'accepted' || (recordOf(earlier) as FinancingRecord | undefined)?.status === 'accepted')
      return undefined;
    const { mspId, subject, role } = transaction.creator;
    const isBorrower =
      mspId === borrower.mspId && subject === borrower.subject && role === 'enterprise-officer';
    return isBorrower ? undefined : `${key} was accepted by ${role ?? 'nobody'} of ${mspId}`;
  });

/** Law 5: no private text or amount in state or blocks. */
const confidential: Law = (_channel, block) => {
  const text = JSON.stringify(block.transactions.map(({ effects }) => effects));
  return text.includes(canary) || text.includes(canaryDigits)
    ? `block ${block.number} tells private terms`
    : undefined;
};

/** Not records: what can be found by something else than its id. */
const indices = /^(claimlien|keyed)\//;

/** A record may go only as a lien does: to its tombstone; one that its asset repaid does not even do that. */
const wrongDeletion = (channel: Channel, { key, earlier }: Change): string | undefined => {
  if (indices.test(key)) return undefined;
  const lien = recordOf(earlier) as Lien | undefined;
  if (!key.startsWith('lien/') || lien === undefined) return `${key} was deleted`;
  if (lien.state === 'consumed') return `${key} was returned after its asset repaid it`;
  const tombstone = channel.state.entry(tombstoneOf(key), channel.height);
  return tombstone?.text === undefined ? `${key} left no tombstone` : undefined;
};

const tombstoneOf = (key: string): string => key.replace(/^lien\//, 'tombstone/');

/** Law 10: records stay, tombstones do not change, and an id that has one is not used again. */
const nothingDeleted: Law = (channel, block) =>
  firstWrong(changesOf(channel, block, ''), (change) => {
    const { key, text, earlier } = change;
    if (key.startsWith('tombstone/') && earlier !== undefined) return `${key} was changed`;
    if (text === null) return wrongDeletion(channel, change);
    const reused = key.startsWith('lien/') && channel.state.historyOf(tombstoneOf(key)).length > 0;
    return reused ? `${key} stands beside its tombstone` : undefined;
  });

/** A freeze holds: no lien is created or strengthened after it was placed. */
const frozenStands: Law = (channel, block) =>
  firstWrong(changesOf(channel, block, 'lien/'), ({ key, text, earlier, before }) => {
    const lien = text === null ? undefined : (JSON.parse(text) as Lien);
    const was = (recordOf(earlier) as Lien | undefined)?.state;
    if (lien === undefined || lien.state === 'consumed' || was === lien.state) return undefined;
    const frozen = channel.state
      .range(`fact/${lien.assetId}/hold/`, `fact/${lien.assetId}/hold0`, channel.height)
      .some(
        ([holdKey]) => (recordOf(before(holdKey)) as { status: string } | undefined)?.status === 'placed',
      );
    return frozen ? `${key} became ${lien.state} on a frozen asset` : undefined;
  });

export const laws: Readonly<Record<string, Law>> = {
  'single financing': singleFinancing,
  'one live receipt and lien per unit': oneLienPerUnit,
  'no write twice': writtenOnce,
  'a reference is spent once': spentOnce,
  'a lien changes only with its holder': heldByHolder,
  'facts are their authors’': factsOfAuthors,
  consent: consented,
  confidentiality: confidential,
  'nothing is deleted': nothingDeleted,
  'a freeze stands': frozenStands,
  ...claimLaws,
  ...refinancingLaws,
  ...stageLaws,
};

/** The first law that the block broke. */
export const violationOf = (channel: Channel, block: Block): Violation | undefined => {
  for (const [law, holds] of Object.entries(laws)) {
    const detail = holds(channel, block);
    if (detail !== undefined) return { law, detail };
  }
  return undefined;
};
