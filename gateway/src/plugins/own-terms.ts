import { partyCollection, termsKey } from '@chopmark/chaincode/api';
import type { HostedOrganisation } from '../hosting.ts';

/** Terms of the organisation's own copy, without their salt, or `undefined` where it has none. */
export const ownTerms = async (
  { view, mspId }: Pick<HostedOrganisation, 'view' | 'mspId'>,
  recordId: string,
  section: string,
  hash: string | undefined,
): Promise<unknown> =>
  hash === undefined
    ? undefined
    : (await view.terms(partyCollection(mspId), termsKey(recordId, section, hash)))?.terms;

/** The members that are there. */
export const present = (members: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
