/** One envelope per transaction: Fabric keeps only the last event that is set. Public fields only. */
import { z } from 'zod';
import { MspId } from './identifiers.ts';
import { Role } from './roles.ts';

export const envelopeSchema = 'chopmark-envelope.v1';
/** The name under which every envelope is emitted. */
export const envelopeEventName = 'chopmark';

/** `domain.past-tense.vN` and public fields: ids, statuses, hashes. */
export const DomainEvent = z.strictObject({
  type: z.string().regex(/^[a-z][a-z-]*\.[a-z][a-z-]*\.v\d+$/),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});
export type DomainEvent = z.output<typeof DomainEvent>;

export const EventEnvelope = z
  .strictObject({
    schema: z.literal(envelopeSchema),
    command: z.strictObject({ name: z.string(), id: z.string() }),
    actor: z.strictObject({ mspId: MspId, role: Role }),
    events: z.array(DomainEvent).min(1),
  })
  .meta({ id: 'EventEnvelope' });
export type EventEnvelope = z.output<typeof EventEnvelope>;

export const event = <Type extends string>(
  type: Type,
  fields: DomainEvent['fields'],
): DomainEvent & { readonly type: Type } => ({ type, fields });
