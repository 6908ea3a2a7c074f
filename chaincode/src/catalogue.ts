/** Every command of the consortium, by name. */
import { commandHandlers } from './command/handlers.ts';
import type { Handler } from './kernel/command.ts';
import { membershipHandlers } from './membership/handlers.ts';

const all: readonly Handler[] = [...commandHandlers, ...membershipHandlers];

export const handlers: ReadonlyMap<string, Handler> = new Map(
  all.map((handler) => [handler.definition.name, handler]),
);
