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

/** The own copies of versions of terms, the first one first: whether each is held, and what it changed. */
export const comparedCopies = (
  copies: readonly unknown[],
  schema: z.ZodType,
): { readonly held: boolean; readonly changes?: Difference[] }[] =>
  copies.map((after, at) => {
    const before = copies[at - 1];
    const isComparable = at > 0 && before !== undefined && after !== undefined;
    return {
      held: schema.safeParse(after).success,
      ...(isComparable ? { changes: differencesOf(jsonOf(before), jsonOf(after)) } : {}),
    };
  });

/** @param mayRead whether the viewer may know terms at all */
export const versionsOf = async (
  organisation: HostedOrganisation,
  version: CreditVersion,
  mayRead: boolean,
): Promise<VersionView[]> => {
  const hashes = versionHashes(version);
  const copyOf = (hash: string): Promise<unknown> => ownTerms(organisation, version.creditId, 'credit', hash);
  const copies = await Promise.all(hashes.map(async (hash) => (mayRead ? copyOf(hash) : undefined)));
  const compared = comparedCopies(copies, CreditTerms);
  return hashes.map((termsHash, at) => {
    const amendment = version.amendments[at - 1];
    return {
      number: at + 1,
      termsHash,
      inForce: at === hashes.length - 1,
      held: false,
      ...compared[at],
      ...(amendment === undefined ? {} : { amendment }),
    };
  });
};
