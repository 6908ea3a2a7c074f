/** How a command travels to the chaincode, and what the chaincode answers to `Plan`: the same for every client. */
import { DomainEvent, EventEnvelope, ItemRefusal } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Command } from './ledger-client.ts';

/** The one argument of a command. */
export const argumentOf = ({ commandId, input }: Command): string => JSON.stringify({ commandId, input });

/** What a command decides one after the other: items of a batch, or the longest list that it names. */
const itemCountOf = (input: unknown): number => {
  if (Array.isArray(input)) return input.length;
  const members = typeof input === 'object' && input !== null ? Object.values(input) : [];
  return Math.max(0, ...members.map((member) => (Array.isArray(member) ? member.length : 0)));
};

/** How long a peer may take for it: so long for a single command, and a twentieth of that for each of many items. */
export const patienceFor = ({ input }: Pick<Command, 'input'>, milliseconds: number): number =>
  Math.round(milliseconds * (1 + itemCountOf(input) / 20));

/** The transient map: sections of private terms as JSON text. */
export const transientOf = ({ openings }: Command): Record<string, string> =>
  Object.fromEntries(
    Object.entries(openings).map(([section, opening]) => [section, JSON.stringify(opening)]),
  );

export const PlanAnswer = z.object({
  endorsers: z.array(z.string()),
  replayed: z.boolean(),
  /** Its events are those of a replay: a plan tells none. */
  envelope: EventEnvelope.extend({ events: z.array(DomainEvent) }),
  refusals: z.array(ItemRefusal),
});
