/** What a dishonest organisation would like to write, about its own liens and about others'. */
import { partyCollection, supervisedCollection } from '@chopmark/chaincode/api';
import type { PaidOff } from '../refinanced-stage.ts';
import type { Pledged } from '../stage.ts';
import type { Forgery } from './forgery.ts';
import { ownPeerAlone } from './policy.ts';

export interface Attack {
  readonly title: string;
  readonly forgeries: readonly Forgery[];
}

/** What is there to be attacked, on the ledger of an honest organisation. */
export interface Target {
  /** Pledged to Harbour Bank, frozen by the Registry, reduced by the warehouse. */
  readonly pledge: Pledged;
  /** Pledged once, discharged since. */
  readonly discharged: Pledged;
  /** Pledged to Harbour Bank, which River Bank has paid off; not swapped yet. */
  readonly paidOff: PaidOff;
  /** The public record at a key, as JSON text. */
  record(key: string): string;
}

const wanted = [
  (target: Target) => lienKey(target.pledge),
  ({ pledge }: Target) => `claimlien/${pledge.claimId}/${pledge.lienId}`,
  ({ pledge }: Target) => `receipt/${pledge.receiptId}`,
  ({ pledge }: Target) => `financing/${pledge.financingId}`,
  ({ pledge }: Target) => `fact/${pledge.receiptId}/hold/RegistryMSP`,
  ({ pledge }: Target) => `fact/${pledge.receiptId}/factor/EastgateMSP`,
  ({ pledge }: Target) => `attest/${pledge.receiptId}/SurewatchMSP`,
  ({ pledge }: Target) => `offer/${pledge.receiptId}/${pledge.offerId}`,
  ({ discharged }: Target) => tombstoneKey(discharged),
  ({ paidOff }: Target) => lienKey(paidOff),
  ({ paidOff }: Target) => refinancingKey(paidOff),
  () => 'consortium',
];

const lienKey = ({ receiptId, lienId }: Pledged): string => `lien/${receiptId}/${lienId}`;
const tombstoneKey = ({ receiptId, lienId }: Pledged): string => `tombstone/${receiptId}/${lienId}`;

/** Keys of all records that the attacks would change. */
export const attackedKeys = (target: Target): string[] => wanted.map((keyOf) => keyOf(target));

const refinancingKey = ({ receiptId, comingLienId }: PaidOff): string =>
  `refinancing/${receiptId}/${comingLienId}`;

const put = (key: string, value: unknown): Forgery => ({ type: 'put', key, value: JSON.stringify(value) });
const remove = (key: string): Forgery => ({ type: 'delete', key });

const changed = (target: Target, key: string, change: Readonly<Record<string, unknown>>): Forgery =>
  put(key, { ...(JSON.parse(target.record(key)) as object), ...change });

const onLiens = (target: Target, mspId: string): Attack[] => {
  const { pledge, discharged } = target;
  const key = lienKey(pledge);
  const claim = `claimlien/${pledge.claimId}/${pledge.lienId}`;
  const tombstone = { ending: 'discharged', at: new Date().toISOString() };
  const lien = JSON.parse(target.record(key)) as Readonly<Record<string, unknown>>;
  const raised = changed(target, key, { share: '1300000000000000000' });
  const weakened: Forgery = { type: 'policy', key, policy: ownPeerAlone(mspId) };
  const another = `LN-${'0'.repeat(15)}F`;
  return [
    { title: 'raise the lien’s share', forgeries: [raised] },
    { title: 'extend the lien', forgeries: [changed(target, key, { expiresAt: '2099-01-01T00:00:00Z' })] },
    { title: 'make the lien its own', forgeries: [changed(target, key, { holder: mspId })] },
    { title: 'take the first rank', forgeries: [changed(target, key, { rank: 1, state: 'reserved' })] },
    { title: 'delete the lien', forgeries: [remove(key)] },
    { title: 'delete the lien from its claim', forgeries: [remove(claim)] },
    {
      title: 'discharge the lien',
      forgeries: [remove(key), remove(claim), put(tombstoneKey(pledge), { lien, ...tombstone })],
    },
    { title: 'weaken the lien’s key policy', forgeries: [weakened] },
    { title: 'weaken the policy and raise the share', forgeries: [weakened, raised] },
    {
      title: 'add a lien of its own',
      forgeries: [put(`lien/${pledge.receiptId}/${another}`, { ...lien, id: another, holder: mspId })],
    },
    { title: 'remove a tombstone', forgeries: [remove(tombstoneKey(discharged))] },
    {
      title: 'bring a discharged lien back',
      forgeries: [remove(tombstoneKey(discharged)), put(lienKey(discharged), lien)],
    },
  ];
};

const onFacts = (target: Target, mspId: string): Attack[] => {
  const { receiptId, financingId, offerId } = target.pledge;
  const fact = (kind: 'hold' | 'factor', author: string): string => `fact/${receiptId}/${kind}/${author}`;
  const attestation = `attest/${receiptId}/SurewatchMSP`;
  const receipt = `receipt/${receiptId}`;
  const consortium = JSON.parse(target.record('consortium')) as { members: object };
  const suspended = { kind: 'bank', status: 'suspended', endorses: false };
  return [
    {
      title: 'lift the Registry’s hold',
      forgeries: [changed(target, fact('hold', 'RegistryMSP'), { status: 'lifted' })],
    },
    { title: 'delete the Registry’s hold', forgeries: [remove(fact('hold', 'RegistryMSP'))] },
    {
      title: 'restore the capacity',
      forgeries: [changed(target, fact('factor', 'EastgateMSP'), { remaining: `1${'0'.repeat(18)}` })],
    },
    { title: 'delete the factor', forgeries: [remove(fact('factor', 'EastgateMSP'))] },
    {
      title: 'forge the attestation',
      forgeries: [changed(target, attestation, { goodsHash: 'f'.repeat(64) })],
    },
    {
      title: 'take control of the receipt',
      forgeries: [changed(target, receipt, { controller: { mspId } })],
    },
    { title: 'declare the goods delivered', forgeries: [changed(target, receipt, { status: 'delivered' })] },
    {
      title: 'weaken the receipt’s key policy',
      forgeries: [{ type: 'policy', key: receipt, policy: ownPeerAlone(mspId) }],
    },
    {
      title: 'forge the borrower’s offer',
      forgeries: [changed(target, `offer/${receiptId}/${offerId}`, { financier: mspId, status: 'open' })],
    },
    {
      title: 'forge the loan’s status',
      forgeries: [changed(target, `financing/${financingId}`, { status: 'repaid' })],
    },
    {
      title: 'suspend a member',
      forgeries: [
        put('consortium', { ...consortium, members: { ...consortium.members, LumenBankMSP: suspended } }),
      ],
    },
    { title: 'delete the membership', forgeries: [remove('consortium')] },
    {
      title: 'use up another’s command id',
      forgeries: [put(`command/RiverBankMSP/CMD-${'0'.repeat(16)}`, { status: 'cancelled' })],
    },
  ];
};

/** What a swap writes in the lien book: the old lien’s tombstone, and the new lien in its place. */
export const swapForgery = (target: Target): readonly Forgery[] => {
  const { paidOff } = target;
  const key = lienKey(paidOff);
  const lien = JSON.parse(target.record(key)) as Readonly<Record<string, unknown>>;
  const coming = { ...lien, id: paidOff.comingLienId, holder: 'RiverBankMSP' };
  return [
    remove(key),
    remove(`claimlien/${paidOff.claimId}/${paidOff.lienId}`),
    put(tombstoneKey(paidOff), { lien, ending: 'refinanced', at: new Date().toISOString() }),
    put(`lien/${paidOff.receiptId}/${paidOff.comingLienId}`, coming),
    changed(target, refinancingKey(paidOff), { status: 'swapped' }),
  ];
};

/** The old bank would like to have its lien back, although it has said that it has the money. */
export const takenBackForgery = (target: Target): readonly Forgery[] => [
  changed(target, refinancingKey(target.paidOff), { status: 'withdrawn' }),
];

const onRefinancing = (target: Target): Attack[] => [
  { title: 'swap the lien that was paid off', forgeries: swapForgery(target) },
  { title: 'take the confirmation back', forgeries: takenBackForgery(target) },
];

const strangerOf = (mspId: string): string =>
  mspId === 'HarbourBankMSP' ? 'RiverBankMSP' : 'HarbourBankMSP';

const onPrivateData = (_target: Target, mspId: string): Attack[] => {
  const place = { collection: partyCollection(strangerOf(mspId)), key: 'forged/terms' } as const;
  const exposure = { collection: supervisedCollection('HarbourBankMSP'), key: 'forged/exposure' } as const;
  return [
    { title: 'write another’s terms', forgeries: [{ type: 'put-private', ...place, value: '{}' }] },
    { title: 'delete another’s terms', forgeries: [{ type: 'delete-private', ...place }] },
    { title: 'write an exposure', forgeries: [{ type: 'put-private', ...exposure, value: '{}' }] },
  ];
};

/** All attacks of one organisation. */
export const attacksOf = (target: Target, mspId: string): Attack[] => [
  ...onLiens(target, mspId),
  ...onFacts(target, mspId),
  ...onRefinancing(target),
  ...onPrivateData(target, mspId),
];
