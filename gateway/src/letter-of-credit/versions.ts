/** The versions of a credit's terms, each with what it changed. */
import { CreditTerms, type CreditVersion } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { HostedOrganisation } from '../hosting.ts';
import { ownTerms } from '../plugins/own-terms.ts';
import { Difference, differencesOf } from './difference.ts';

export const VersionView = z
  .strictObject({
    number: z.int(),
    termsHash: z.string(),
    inForce: z.boolean(),
    amendment: z.int().optional().meta({ description: 'Number of the amendment that made it.' }),
    held: z.boolean().meta({ description: 'Whether your organisation holds a copy of these terms.' }),
    changes: z
      .array(Difference)
      .optional()
      .meta({ description: 'Against the version before; absent where one of the two is not held.' }),
  })
  .meta({ id: 'CreditVersionView' });
type VersionView = z.output<typeof VersionView>;

/** Hashes of all versions, the first one first. */
export const versionHashes = ({ earlier = [], termsHash }: CreditVersion): string[] => [
  ...earlier,
  termsHash,
];

const jsonOf = (terms: unknown): z.output<ReturnType<typeof z.json>> => z.json().parse(terms);

/** @param mayRead whether the viewer may know terms at all */
export const versionsOf = async (
  organisation: HostedOrganisation,
  version: CreditVersion,
  mayRead: boolean,
): Promise<VersionView[]> => {
  const hashes = versionHashes(version);
  const copyOf = (hash: string): Promise<unknown> => ownTerms(organisation, version.creditId, 'credit', hash);
  const copies = mayRead ? await Promise.all(hashes.map(copyOf)) : [];
  return hashes.map((termsHash, at) => {
    const [before, after] = [copies[at - 1], copies[at]];
    const amendment = version.amendments[at - 1];
    const isComparable = at > 0 && before !== undefined && after !== undefined;
    return {
      number: at + 1,
      termsHash,
      inForce: at === hashes.length - 1,
      held: CreditTerms.safeParse(after).success,
      ...(amendment === undefined ? {} : { amendment }),
      ...(isComparable ? { changes: differencesOf(jsonOf(before), jsonOf(after)) } : {}),
    };
  });
};
