import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wholeParts } from '../asset/records.ts';
import { checkShares } from '../lien/machine.ts';
import { leftBehind, type LinkedPaper, loadThroughParts, papersBehind } from './loads.ts';
import type { ClaimLien, Link } from './records.ts';

const tenth = wholeParts / 10n;
const bill = 'TPR-0000000000000001';
const invoice = (n: number): string => `RCV-${String(n).padStart(16, '0')}`;

const link = (of: string, to: string, ofParts: bigint): Link => ({
  of,
  to,
  ofParts: ofParts.toString(),
  toParts: wholeParts.toString(),
});
const lienOn = (rootId: string, share: bigint): ClaimLien => ({
  assetId: rootId,
  rootId,
  stage: 'receivable',
  holder: 'RiverBankMSP',
  share: share.toString(),
});

/** Ten invoices stand for a tenth of a shipment each. */
const links = Array.from({ length: 10 }, (_, n) => link(bill, invoice(n), tenth));
const paper = (
  rootId: string,
  others: readonly ClaimLien[],
  remaining = wholeParts,
  all: readonly Link[] = links,
): LinkedPaper => ({
  rootId,
  links: all,
  others,
  behind: new Map(papersBehind(rootId, all).map((one) => [one, remaining])),
});
const same = (remaining: bigint): bigint => remaining;
const take = (share: bigint, linked: LinkedPaper, effective = wholeParts) =>
  checkShares([share], { overlapping: [], linked, effective })?.refused;

describe('papers of one claim', () => {
  test('a pledge of the whole is refused while an invoice that stands for a part of it is financed', () =>
    expect(take(wholeParts, paper(bill, [lienOn(invoice(3), wholeParts)]))).toBe('ASSET_ALREADY_ENCUMBERED'));

  test('what invoices leave of the shipment may still be pledged, and no part more', () => {
    const linked = paper(bill, [lienOn(invoice(3), wholeParts), lienOn(invoice(4), wholeParts / 2n)]);
    expect(take(wholeParts - tenth - tenth / 2n + 2n, linked)).toBe('ASSET_ALREADY_ENCUMBERED');
    expect(take(wholeParts - tenth - tenth / 2n, linked)).toBeUndefined();
  });

  test('an invoice is refused while the whole shipment is pledged', () =>
    expect(take(100n, paper(invoice(1), [lienOn(bill, wholeParts)]))).toBe('ASSET_ALREADY_ENCUMBERED'));

  test('an invoice is under-supported where too little of the shipment is left', () => {
    const financed = [0, 1, 2].map((n) => lienOn(invoice(n), wholeParts));
    expect(take(wholeParts, paper(invoice(5), financed, tenth * 3n))).toBe('ASSET_UNDER_SUPPORTED');
    expect(take(wholeParts, paper(invoice(5), financed, tenth * 4n))).toBeUndefined();
  });

  test('three stages deep, a part of a part counts', () => {
    const chain = [link('order', 'receipt', wholeParts / 2n), link('receipt', 'invoice', wholeParts / 2n)];
    expect(loadThroughParts(paper('order', [lienOn('invoice', wholeParts)], wholeParts, chain))).toBe(
      wholeParts / 4n,
    );
    expect(papersBehind('invoice', chain)).toEqual(['receipt', 'order']);
  });

  test('parts of a split receipt never count for more than their lot', () => {
    const split = [lienOn('lot', wholeParts), { ...lienOn('lot', wholeParts), assetId: 'part' }];
    const of = paper('order', split, wholeParts, [link('order', 'lot', wholeParts)]);
    expect(loadThroughParts(of)).toBe(wholeParts);
  });

  test('liens that were let in one after another never take more of the shipment than there is', () => {
    const asked = fc.array(
      fc.record({ at: fc.integer({ min: -1, max: 9 }), share: fc.bigInt(1n, wholeParts) }),
      {
        maxLength: 24,
      },
    );
    fc.assert(
      fc.property(asked, (wishes) => {
        const taken: ClaimLien[] = [];
        for (const { at, share } of wishes) {
          const rootId = at < 0 ? bill : invoice(at);
          const own = taken.filter((lien) => lien.rootId === rootId).map((lien) => BigInt(lien.share));
          const others = taken.filter((lien) => lien.rootId !== rootId);
          const book = { overlapping: [], linked: paper(rootId, others), effective: wholeParts };
          if (checkShares([...own, share], book) === undefined) taken.push(lienOn(rootId, share));
        }
        const ofShipment = taken.reduce(
          (sum, { rootId, share }) => sum + (rootId === bill ? BigInt(share) : BigInt(share) / 10n),
          0n,
        );
        expect(ofShipment <= wholeParts + BigInt(2 * taken.length)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('nothing is behind a paper that stands alone', () =>
    expect(leftBehind([wholeParts], paper(bill, []), same)).toEqual([]));
});
