/**
 * Who goes first of several with liens on one receivable, by what is recorded: registrations, and notices that reached
 * the debtor (Civil Code art. 768). How much each one financed does not matter to the order, and is not said.
 */
import {
  type CompetingClaim,
  DebtorNotice,
  instantMs,
  LienRegistration,
  priorityRules,
  rank,
  standingBetween,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { HostedOrganisation } from '../hosting.ts';
import { ownTerms } from '../plugins/own-terms.ts';
import type { Lien } from '../warehouse-receipt/records.ts';
import { recordsOf } from './records.ts';

/** The sentence of Civil Code art. 768 that the rule is, or the practice of the register where it is silent. */
const articles: Readonly<Record<(typeof priorityRules)[number], string>> = {
  'registered-before-unregistered': 'Civil Code art. 768: registered before not registered',
  'registered-earlier': 'Civil Code art. 768: by the time of registration',
  'lower-registration-number': 'Civil Code art. 768: by registration; in the same second by its number',
  'notified-earlier': 'Civil Code art. 768: none registered, by the notice that reached the debtor first',
  'pro-rata':
    'Civil Code art. 768: neither registered nor notified apart, in proportion to what was financed',
};

const Standing = z.strictObject({
  lienId: z.string().optional().meta({ description: 'Of the other one, where you may know it.' }),
  goes: z.enum(['before', 'after', 'equal']).meta({ description: 'How yours stands to the other one.' }),
  rule: z.enum(priorityRules),
  article: z.string(),
});

export const PriorityView = z
  .strictObject({
    receivableId: z.string(),
    liens: z.array(
      z.strictObject({
        lienId: z.string(),
        rank: z.int().meta({ description: '1 is paid first; liens of one rank share pro rata.' }),
        ranks: z.int().meta({ description: 'How many ranks there are.' }),
        registeredAt: z.string().optional(),
        notifiedAt: z.string().optional(),
        against: z.array(Standing).meta({ description: 'Each other lien that waits for money.' }),
      }),
    ),
  })
  .meta({ id: 'ReceivablePriority' });
export type PriorityView = z.output<typeof PriorityView>;

interface Recorded {
  readonly registration: LienRegistration | undefined;
  readonly notice: DebtorNotice | undefined;
  readonly claim: CompetingClaim;
}

/** The number stands on the certificate, which only the holder and the seller have. */
const Certificate = z.object({ number: z.string() });

const recordedOf = async (
  organisation: Pick<HostedOrganisation, 'mspId' | 'view'>,
  receivableId: string,
  liens: readonly Lien[],
): Promise<ReadonlyMap<string, Recorded>> => {
  const { view } = organisation;
  const registrations = await recordsOf(view, `registration/${receivableId}/`, LienRegistration);
  const notices = await recordsOf(view, `debtor-notice/${receivableId}/`, DebtorNotice);
  const recorded = new Map<string, Recorded>();
  for (const { id } of liens) {
    const registration = registrations.find(({ lienId }) => lienId === id);
    const notice = notices.find(({ lienId }) => lienId === id);
    const terms = await ownTerms(organisation, id, 'registration', registration?.registrationHash);
    const number = Certificate.safeParse(terms).data?.number ?? '';
    const claim: CompetingClaim = {
      ...{ id, financedMinor: 0n },
      ...(registration === undefined
        ? {}
        : { registration: { at: instantMs(registration.registeredAt), number } }),
      ...(notice === undefined ? {} : { noticedAt: instantMs(notice.at) }),
    };
    recorded.set(id, { registration, notice, claim });
  }
  return recorded;
};

/** @param known the liens that the caller may know; of the others it is told how they stand to these */
export const priorityOf = async (
  organisation: Pick<HostedOrganisation, 'mspId' | 'view'>,
  receivableId: string,
  { liens, known }: { readonly liens: readonly Lien[]; readonly known: readonly Lien[] },
): Promise<PriorityView> => {
  const waiting = liens.filter(({ state }) => state !== 'consumed' && state !== 'reserved');
  const recorded = await recordedOf(organisation, receivableId, waiting);
  const ranks = rank([...recorded.values()].map(({ claim }) => claim));
  const mayKnow = (lienId: string): boolean => known.some(({ id }) => id === lienId);
  const entries = [...recorded].filter(([lienId]) => mayKnow(lienId));
  return {
    receivableId,
    liens: entries.map(([lienId, { registration, notice, claim }]) => ({
      lienId,
      rank: ranks.findIndex((equals) => equals.some(({ id }) => id === lienId)) + 1,
      ranks: ranks.length,
      ...(registration === undefined ? {} : { registeredAt: registration.registeredAt }),
      ...(notice === undefined ? {} : { notifiedAt: notice.at }),
      against: [...recorded.values()]
        .filter((other) => other.claim.id !== lienId)
        .map((other) => {
          const standing = standingBetween(claim, other.claim);
          const named = mayKnow(other.claim.id) ? { lienId: other.claim.id } : {};
          return { ...named, ...standing, article: articles[standing.rule] };
        }),
    })),
  };
};
