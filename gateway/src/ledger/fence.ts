/** Closes a command that no orderer will take: a committed CancelCommand excludes it for ever. */
import type { Logger } from 'pino';
import type { SubmitResult } from '../hosting.ts';
import type { User } from '../identity/users.ts';
import type { Command } from './ledger-client.ts';
import { newOpaqueId } from './opaque-id.ts';

/**
 * Tries the signers in their order.
 * @returns `found-committed` when the command turns out to be on the ledger after all
 * @throws Error when none of them could commit the fence yet
 */
export const fenceCommand = async (
  submit: (user: User, command: Command) => Promise<SubmitResult>,
  commandId: string,
  signers: readonly User[],
  log: Logger,
): Promise<'fenced' | 'found-committed'> => {
  for (const signer of signers) {
    const input = { cancelledCommandId: commandId };
    const cancel: Command = { name: 'CancelCommand', commandId: newOpaqueId('CMD'), input, openings: {} };
    const result = await submit(signer, cancel).catch((error: unknown) => {
      log.warn({ err: error, commandId }, 'a fence failed');
      return undefined;
    });
    if (result?.status === 'committed') return 'fenced';
    if (result?.status === 'refused' && result.refusal.refused === 'COMMAND_ALREADY_COMMITTED') {
      return 'found-committed';
    }
  }
  throw new Error('no user of the organisation could commit the fence yet');
};
