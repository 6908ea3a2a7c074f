/** The liens that secure a loan: one, or several where one was converted into liens on several papers. Pure. */
import type { Lien } from '../lien/records.ts';
import type { Financing, Security } from './records.ts';

export const securityOf = ({ id, assetId }: Pick<Lien, 'id' | 'assetId'>): Security => ({
  assetId,
  lienId: id,
});

export const securitiesOf = ({ assetId, lienId, furtherLiens = [] }: Financing): readonly Security[] => [
  { assetId, lienId },
  ...furtherLiens,
];

const isSame = (one: Security, other: Security): boolean =>
  one.assetId === other.assetId && one.lienId === other.lienId;

export const secures = (financing: Financing | undefined, security: Security): boolean =>
  financing !== undefined && securitiesOf(financing).some((one) => isSame(one, security));

/** The loan with these liens in the place of the one that ended. */
export const withSecurities = (
  financing: Financing,
  ended: Security,
  next: readonly [Security, ...Security[]],
): Financing => {
  const [first = next[0], ...rest] = securitiesOf(financing).flatMap((one) =>
    isSame(one, ended) ? next : [one],
  );
  const several = rest.length > 0 || financing.furtherLiens !== undefined;
  return { ...financing, ...first, ...(several ? { furtherLiens: rest } : {}) };
};
