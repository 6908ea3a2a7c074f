/** A command at rest: sealed, because its openings are the terms, and known by the hash of all that the client said. */
import { hashOf } from '@chopmark/chaincode/api';
import type { Sealer } from '../identity/sealer.ts';
import type { Command } from './ledger-client.ts';

const purposeOf = (mspId: string, commandId: string): string => `command ${mspId} ${commandId}`;

/** The same id with another hash is another command. */
export const contentHashOf = ({ name, input, openings }: Command): string =>
  hashOf({ name, input, openings });

export const sealCommand = (sealer: Sealer, mspId: string, command: Command): string =>
  sealer.seal(Buffer.from(JSON.stringify(command)), purposeOf(mspId, command.commandId));

/** @throws Error when the sealed command belongs to another id or organisation, or was changed */
export const openCommand = (sealer: Sealer, mspId: string, commandId: string, sealed: string): Command =>
  JSON.parse(sealer.open(sealed, purposeOf(mspId, commandId)).toString('utf8')) as Command;
