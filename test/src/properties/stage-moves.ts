/** What could be said about papers of the same goods: orders offered, links agreed and undone, stages converted. */
import { banks, checker, hours, inspector, keeper, money, officer } from './people.ts';
import type { Allocation, Lien, TradePaper } from './public-records.ts';
import { canary, type Move, recordsUnder, type World } from './world.ts';

const ofOrder = (world: World, { id: paperId }: TradePaper): Move[] =>
  banks.map((financier) => ({
    person: officer('copperfield'),
    command: 'OfferOrder',
    input: { paperId, financier, expiresAt: hours(world, 72) },
    terms: { request: { amount: money('8'), tenorDays: 30, purpose: canary } },
  }));

/** Agreed by the warehouse or the inspector, disputed, undone by the other side or by banks with liens. */
const ofLink = (world: World, { id: allocationId, allocationHash }: Allocation): Move[] => {
  const claimId = `CLM-${world.random.hex(8).toUpperCase()}`;
  const undoing = { command: 'UndoAllocation', input: { allocationId, claimId } };
  return [
    ...[keeper(1), inspector].map((person) => ({
      person,
      command: 'AgreeAllocation',
      input: { allocationId, allocationHash },
    })),
    { person: officer('copperfield'), command: 'DisputeAllocation', input: { allocationId } },
    { person: keeper(1), ...undoing },
    ...banks.map((bank) => ({ person: checker(bank), ...undoing })),
  ];
};

/** A lien of the same holder on another paper, and the loan that it secures. */
const conversionsOf = (reserved: Lien, liens: readonly Lien[]): Move[] =>
  liens
    .filter(({ holder, assetId }) => holder === reserved.holder && assetId !== reserved.assetId)
    .flatMap(({ id, assetId, financingId }) => [
      {
        person: keeper(1),
        command: 'AcknowledgeControl',
        input: { receiptId: reserved.assetId, lienId: reserved.id, financingId },
      },
      {
        person: checker(reserved.holder),
        command: 'ConvertLien',
        input: {
          assetId: reserved.assetId,
          lienId: reserved.id,
          convertedAssetId: assetId,
          convertedLienId: id,
        },
      },
    ]);

export const stageMoves = (world: World): Move[][] => {
  const papers = recordsUnder<TradePaper>(world, 'trade-paper/');
  const links = recordsUnder<Allocation>(world, 'allocation/');
  if (papers.length === 0 && links.length === 0) return [];
  const liens = recordsUnder<Lien>(world, 'lien/');
  const encumbered = liens.filter(({ state }) => state === 'encumbered');
  return [
    ...papers.map((paper) => ofOrder(world, paper)),
    ...links.filter(({ status }) => status !== 'undone').map((link) => ofLink(world, link)),
    ...liens.filter(({ state }) => state === 'reserved').map((lien) => conversionsOf(lien, encumbered)),
  ];
};
