/** The regulator looks into terms only after its look is on the ledger. */
import { randomBytes } from 'node:crypto';
import { hashOfOpening } from '@chopmark/chaincode/api';
import type { Principal } from '../auth/principal.ts';
import { newId } from '../command/derivation.ts';
import { Problem, problemOfRefusal } from '../plugins/problem.ts';

/**
 * Puts the access on record and keeps its purpose, which the ledger knows by a salted hash, in the regulator's store.
 * @returns the id of the access
 * @throws Problem when the ledger refused it, or it is not known whether it stands there
 */
export const recordAccess = async (
  { organisation, user }: Principal,
  bank: string,
  purpose: string,
): Promise<string> => {
  const accessId = newId('access', randomBytes);
  const opening = { terms: { purpose }, salt: randomBytes(16).toString('hex') };
  await organisation.documents.insert(`access/${accessId}`, { bank, login: user.login, ...opening });
  const result = await organisation.submit(user, {
    name: 'RecordAccess',
    commandId: newId('command', randomBytes),
    input: { accessId, bank, purposeHash: hashOfOpening(opening) },
    openings: {},
  });
  if (result.status === 'refused') throw problemOfRefusal(result.refusal);
  if (result.status === 'pending') throw new Problem('LEDGER_UNAVAILABLE', { retryAfter: 2 });
  return accessId;
};
