/** JSON Schemas of the events that leave the ledger: the envelope, and each type inside it. */
import { DomainEvent, EventEnvelope, handlers } from '@chopmark/chaincode/api';
import { z } from 'zod';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const schemaOf = (type: string, commands: readonly string[]): string =>
  json({
    ...z.toJSONSchema(DomainEvent.extend({ type: z.literal(type) })),
    title: type,
    description: `Emitted by ${commands.join(', ')}. Public fields only: ids, statuses, hashes.`,
  });

/** File name → content. */
export const eventSchemas = (): ReadonlyMap<string, string> => {
  const commandsByType = new Map<string, string[]>();
  for (const { definition } of handlers.values()) {
    for (const type of definition.events) {
      commandsByType.set(type, [...(commandsByType.get(type) ?? []), definition.name]);
    }
  }
  const types = [...commandsByType].sort(([one], [other]) => (one < other ? -1 : 1));
  return new Map([
    ['envelope.schema.json', json({ ...z.toJSONSchema(EventEnvelope), title: 'Envelope of a transaction' })],
    ...types.map(([type, commands]) => [`${type}.schema.json`, schemaOf(type, commands)] as const),
  ]);
};
