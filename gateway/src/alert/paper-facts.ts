/** Authors' facts about papers: what is left of them, holds, courts. */
import {
  effectiveParts,
  Factor,
  Hold,
  type Lien,
  loadFactors,
  StopOrder,
  TaxLook,
  Tombstone,
  wholeParts,
} from '@chopmark/chaincode/api';
import type { Fact, FactReader } from './fact.ts';

const factorFacts: FactReader = async ({ parts: [assetId = ''], was, is, before, after }) => {
  const { by, remaining, reason, evidenceHash } = Factor.parse(is);
  const earlier = was === undefined ? wholeParts : BigInt(Factor.parse(was).remaining);
  const now = BigInt(remaining);
  if (now === earlier) return [];
  const left = async (reader: typeof before): Promise<string> =>
    effectiveParts(await loadFactors(reader, assetId)).toString();
  return [
    {
      kind: now < earlier ? 'capacity-lowered' : 'capacity-raised',
      topic: `factor/${assetId}/${by}`,
      closes: now >= wholeParts,
      stated: { recordId: assetId, by, reason, hash: evidenceHash },
      capacity: { before: await left(before), after: await left(after) },
      bears: { on: 'paper', assetId },
      moves: true,
    },
  ];
};

/** What a bank saw of a tax invoice counts for those who have not looked since: a red letter, or that it stands. */
export const taxLookFacts: FactReader = ({ parts: [assetId = ''], was, is }) => {
  const { by, remaining, lookHash } = TaxLook.parse(is);
  const before = was === undefined ? wholeParts.toString() : TaxLook.parse(was).remaining;
  if (remaining === before) return [];
  const isLess = BigInt(remaining) < BigInt(before);
  return [
    {
      kind: isLess ? 'capacity-lowered' : 'capacity-raised',
      topic: `tax-look/${assetId}/${by}`,
      closes: BigInt(remaining) >= wholeParts,
      stated: { recordId: assetId, by, reason: 'tax-invoice', hash: lookHash },
      capacity: { before, after: remaining },
      bears: { on: 'paper', assetId },
      moves: false,
    },
  ];
};

const holdFacts: FactReader = ({ parts: [assetId = ''], was, is }) => {
  const { by, status, reason, orderHash } = Hold.parse(is);
  const earlier = was === undefined ? 'lifted' : Hold.parse(was).status;
  if (status === earlier) return [];
  return [
    {
      kind: status === 'placed' ? 'hold-placed' : 'hold-lifted',
      topic: `hold/${assetId}/${by}`,
      closes: status === 'lifted',
      stated: { recordId: assetId, by, reason, hash: orderHash },
      bears: { on: 'paper', assetId },
      moves: false,
    },
  ];
};

/** Both of one asset stand under one prefix. */
export const assetFacts: FactReader = (written) =>
  written.parts[1] === 'hold' ? holdFacts(written) : factorFacts(written);

export const stopOrderFacts: FactReader = ({ is }) => {
  const { id, act, kind, termsHash } = StopOrder.parse(is);
  const lifted = kind === 'lifted';
  return [
    {
      kind: lifted ? 'hold-lifted' : 'hold-placed',
      topic: `stop-order/${id}`,
      closes: lifted,
      stated: { recordId: id, by: act.by.mspId, reason: 'court-order', hash: termsHash },
      bears: { on: 'stopped' },
      moves: false,
    },
  ];
};

/** A lien that ended may free what others rest on; it is named to nobody but its holder. */
const relief = ({ assetId, claimId }: Lien, by: string): Fact => ({
  topic: '',
  closes: false,
  stated: { recordId: assetId, by, reason: 'lien-ended' },
  bears: { on: 'claim', claimId },
  moves: true,
});

export const tombstoneFacts: FactReader = ({ is, by }) => {
  const { lien, ending } = Tombstone.parse(is);
  const { id, assetId, holder, share, state } = lien;
  if (ending !== 'court-order') return [relief(lien, by)];
  const ended: Fact = {
    kind: 'lien-ended-by-court',
    topic: `lien/${id}`,
    closes: false,
    stated: { recordId: assetId, by, reason: ending },
    bears: { on: 'lien', assetId, lien: { id, holder, share, state } },
    moves: false,
  };
  return [ended, relief(lien, by)];
};
