/** Who is in the consortium and under which settings: one public record that every command reads. */
import { z } from 'zod';
import { instantMs, MspId } from '../kernel/identifiers.ts';
import { OrganisationKind } from '../kernel/roles.ts';
import { defaultExchangePolicy, ExchangePolicy } from './exchange-policy.ts';

export const Member = z
  .strictObject({
    kind: OrganisationKind,
    status: z.enum(['active', 'suspended']),
    /** Whether its peer may be asked to endorse. */
    endorses: z.boolean(),
    /** The member whose peer carries the collection of one without a node. */
    host: MspId.optional(),
    /** Warehouses only: may issue new receipts. Existing ones go on when this is withdrawn. */
    admitted: z.boolean().optional(),
  })
  .meta({ id: 'Member' });
export type Member = z.output<typeof Member>;

export const Settings = z
  .strictObject({
    /**
     * A reservation lapses at its expiry plus this skew: never less than the five minutes by which a client may shift
     * the time of a transaction, or it could sweep another's reservation early.
     */
    clockSkewSeconds: z.int().min(300).max(3600),
    reservationHoursMax: z.int().min(1).max(720),
    renewalCountMax: z.int().min(0).max(10),
    /** After a reservation lapsed unused, its holder waits this long before it may reserve the asset again. */
    coolingMinutes: z.int().min(0).max(10_080),
    /** Longest life of a proposed receipt, an offer or a proposed change. */
    proposalDaysMax: z.int().min(1).max(365),
    priceAgeHoursMax: z.int().min(1).max(720),
    /** A financing needs a search of the public register (CCRC or alike) that is not older; 0: none. */
    registrySearchHoursMax: z.int().min(0).max(720),
    /** Epochs whose fingerprint key is live, oldest first: every paper carries its tokens under each of them. */
    fingerprintEpochs: z.array(z.int().min(1)).min(1).max(3),
    /** Longest tenor of a debtor's voucher; a ledger founded before it was asked has the usual six months. */
    voucherMonthsMax: z.int().min(1).max(12).default(6),
    exchange: ExchangePolicy.default(defaultExchangePolicy),
  })
  .meta({ id: 'Settings' });
export type Settings = z.output<typeof Settings>;

export const Consortium = z.strictObject({
  registry: MspId,
  members: z.record(MspId, Member),
  settings: Settings,
});
export type Consortium = z.output<typeof Consortium>;

export const defaultSettings: Settings = {
  clockSkewSeconds: 300,
  reservationHoursMax: 72,
  renewalCountMax: 2,
  coolingMinutes: 60,
  proposalDaysMax: 90,
  priceAgeHoursMax: 24,
  registrySearchHoursMax: 0,
  fingerprintEpochs: [1],
  voucherMonthsMax: 6,
  exchange: defaultExchangePolicy,
};

/** Before the Registry has founded it. */
export const unfounded: Consortium = { registry: 'RegistryMSP', members: {}, settings: defaultSettings };

/** Organisations whose peers may endorse, in a fixed order. A suspended one is nobody's second organisation. */
export const endorsingMembers = (consortium: Consortium): string[] =>
  Object.keys(consortium.members)
    .filter((mspId) => consortium.members[mspId]?.endorses && isActive(consortium, mspId))
    .sort();

/** The organisation whose peer acts for this one: itself, or its host. */
export const peerOf = (consortium: Consortium, mspId: string): string =>
  consortium.members[mspId]?.host ?? mspId;

export const peersOf = (consortium: Consortium, ...mspIds: readonly string[]): string[] =>
  mspIds.map((mspId) => peerOf(consortium, mspId));

/** The organisation's peer and the Registry's as witness; where it is the Registry that acts, the given other. */
export const withWitness = (consortium: Consortium, mspId: string, otherwise: string): string[] =>
  peerOf(consortium, mspId) === consortium.registry
    ? [consortium.registry, peerOf(consortium, otherwise)]
    : [peerOf(consortium, mspId), consortium.registry];

/** Any organisation other than the Registry whose peer may witness a governance step. */
export const anotherEndorser = (consortium: Consortium): string =>
  endorsingMembers(consortium).find((mspId) => mspId !== consortium.registry) ?? consortium.registry;

export const isActive = (consortium: Consortium, mspId: string): boolean =>
  consortium.members[mspId]?.status === 'active';

/** Whether an instant lies ahead of the transaction by more than clocks may differ. */
export const isAhead = ({ settings }: Consortium, at: string | undefined, nowMs: number): boolean =>
  at !== undefined && instantMs(at) > nowMs + settings.clockSkewSeconds * 1000;

/** An expiry that lies ahead and not further than the given number of days. */
export const expiryAllowed = (expiresAtMs: number, nowMs: number, hoursMax: number): boolean =>
  expiresAtMs > nowMs && expiresAtMs <= nowMs + hoursMax * 3_600_000;
