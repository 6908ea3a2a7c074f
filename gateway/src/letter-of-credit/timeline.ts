/** What happened to a credit, with who recorded an outside party's act, and on what evidence. */
import { Act, EvidenceTerms } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { HostedOrganisation } from '../hosting.ts';
import { ownTerms } from '../plugins/own-terms.ts';
import { isParty, type Viewer } from '../plugins/viewer.ts';
import { TimelineEntry, timelineOf } from '../warehouse-receipt/timeline.ts';

export const CreditTimelineEntry = TimelineEntry.extend({
  as: z.string().optional().meta({ description: 'The role of the party whose act it is.' }),
  recordedBy: z.string().optional().meta({
    description: 'The member that recorded the act of an outside party; it binds that member only.',
  }),
  evidence: EvidenceTerms.optional().meta({ description: 'Your copy of what the recorder received.' }),
}).meta({ id: 'CreditTimelineEntry' });
type CreditTimelineEntry = z.output<typeof CreditTimelineEntry>;

/** Every act that stands anywhere in a public record. */
export const actsIn = (value: unknown): Act[] => {
  if (typeof value !== 'object' || value === null) return [];
  const act = Act.safeParse(value);
  return act.success ? [act.data] : Object.values(value).flatMap(actsIn);
};

const evidenceOf = async (
  organisation: HostedOrganisation,
  recordId: string,
  { evidenceHash }: Act,
): Promise<EvidenceTerms | undefined> => {
  const found = EvidenceTerms.safeParse(await ownTerms(organisation, recordId, 'evidence', evidenceHash));
  return found.success ? found.data : undefined;
};

/** An act and its transaction have the same time and member. */
const isOf = (entry: TimelineEntryOf, { at, by }: Act): boolean =>
  Date.parse(at) === Date.parse(entry.at) && by.mspId === entry.organisation;
type TimelineEntryOf = z.output<typeof TimelineEntry>;

/**
 * Of firms on one platform each reads what it received itself.
 *
 * @param acts of the public records about the credit or presentation of this id
 */
export const creditTimeline = async (
  organisation: HostedOrganisation,
  viewer: Viewer,
  recordId: string,
  acts: readonly Act[],
): Promise<CreditTimelineEntry[]> => {
  const entries = await timelineOf(organisation.view, recordId, undefined);
  return Promise.all(
    entries.map(async (entry): Promise<CreditTimelineEntry> => {
      const act = acts.find((one) => isOf(entry, one));
      if (act === undefined) return entry;
      const isOwn = act.recorded && isParty(viewer, act.by);
      const evidence = isOwn ? await evidenceOf(organisation, recordId, act) : undefined;
      return {
        ...entry,
        as: act.as,
        ...(act.recorded ? { recordedBy: act.by.mspId } : {}),
        ...(evidence === undefined ? {} : { evidence }),
      };
    }),
  );
};
