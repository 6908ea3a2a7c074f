/** Public records of financings that banks made before they joined: ids, hashes, who holds them. No terms. */
import { z } from 'zod';
import { LegacyTokens } from '../fingerprint/records.ts';
import { idOf, Instant, MspId } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';

const legacyId = idOf('legacyFinancing');

/** One financing as it is brought to the ledger. */
export const LegacyItem = z
  .strictObject({
    legacyId,
    /** Of the row in the bank's own book, with its salt. */
    rowHash: TermsHash,
    tokens: LegacyTokens,
  })
  .meta({ id: 'LegacyItem' });
export type LegacyItem = z.output<typeof LegacyItem>;

/** `legacy-batch/<id>`: rows that came in one transaction; their terms lie in the bank's collection under its hash. */
export const LegacyBatch = z.strictObject({
  id: idOf('legacyBatch'),
  by: MspId,
  bookHash: TermsHash,
  imported: z.int().min(0),
  at: Instant,
});
export type LegacyBatch = z.output<typeof LegacyBatch>;

/** `legacy-row/<id>`: the same id never stands for another row. */
export const LegacyRow = z.strictObject({
  id: legacyId,
  by: MspId,
  batchId: idOf('legacyBatch'),
  rowHash: TermsHash,
});
export type LegacyRow = z.output<typeof LegacyRow>;

/**
 * `fingerprint/<token>.legacy/<row>`: that a bank says to have financed this paper. It takes no fingerprint: nothing is
 * registered by it.
 */
export const LegacyPaper = z.strictObject({ legacyId, by: MspId });
export type LegacyPaper = z.output<typeof LegacyPaper>;

/** `legacy-end/<row>`: from then on it holds nobody up. */
export const LegacyEnd = z.strictObject({
  legacyId,
  by: MspId,
  reason: z.enum(['repaid', 'carried-over', 'withdrawn']),
  at: Instant,
});
export type LegacyEnd = z.output<typeof LegacyEnd>;

export const LegacyLevel = z.enum(['exact', 'strong']);
export type LegacyLevel = z.output<typeof LegacyLevel>;

/**
 * `legacy-hit/<root>/<row>`: an asset of the lien book has a paper that a bank has financed before. Parts of a lot and
 * claims under a credit share the root.
 */
export const LegacyHit = z.strictObject({ rootId: z.string(), legacyId, by: MspId, level: LegacyLevel });
export type LegacyHit = z.output<typeof LegacyHit>;

/** `legacy-clearance/<root>/<row>/<MSP>`: its author says that the two are not the same. */
export const LegacyClearance = z.strictObject({ rootId: z.string(), legacyId, by: MspId, at: Instant });
export type LegacyClearance = z.output<typeof LegacyClearance>;

const CaseSide = z.strictObject({ legacyId, by: MspId });

/** `legacy-case/<id>`: two banks have financed the same paper, as it seems. The two have to clear it. */
export const LegacyCase = z.strictObject({
  id: idOf('legacyCase'),
  level: LegacyLevel,
  /** Which particulars agree. */
  subsets: z.array(z.string()),
  /** The row that came later first. */
  sides: z.tuple([CaseSide, CaseSide]),
  openedAt: Instant,
});
export type LegacyCase = z.output<typeof LegacyCase>;

/** `legacy-answer/<case>/<MSP>`: what one side found, and whether the other may know its name. */
export const LegacyAnswer = z.strictObject({
  caseId: idOf('legacyCase'),
  by: MspId,
  finding: z.enum(['different-papers', 'same-paper']),
  named: z.boolean(),
  person: z.string(),
  at: Instant,
});
export type LegacyAnswer = z.output<typeof LegacyAnswer>;
