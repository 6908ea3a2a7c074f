/** Private data that comes after its block: what a second reading of the block gives of what was missing. Pure. */
import type { Block } from './block.ts';
import { sha256 } from './block-hash.ts';
import { project } from './projection.ts';
import type { MissingTermsDocument, TermsDocument } from './views.ts';

export interface LateTerms {
  readonly filled: readonly { readonly missing: MissingTermsDocument; readonly document: TermsDocument }[];
  readonly lacking: readonly MissingTermsDocument[];
}

/** Whether a document of terms is what is missing: the block names its place by hashes. */
export const isOf = ({ collectionName, keyHash }: MissingTermsDocument, id: string): boolean =>
  id.startsWith(`${collectionName} `) && sha256(Buffer.from(id.slice(collectionName.length + 1))) === keyHash;

/**
 * @param block read again; `undefined` where the peer did not give it
 * @param missing of that block
 */
export const lateTermsOf = (
  block: Block | undefined,
  missing: readonly MissingTermsDocument[],
  isOwn: (collection: string) => boolean,
): LateTerms => {
  const { terms, missingTerms } = project(block === undefined ? [] : [block], isOwn);
  const documents = [...terms.values()].filter((document) => document !== undefined);
  // Delivered, but not what the block says: that is missing too.
  const stillMissing = new Set(missingTerms.map(({ _id }) => _id));
  const found = missing.map((one) => ({
    missing: one,
    document: stillMissing.has(one._id) ? undefined : documents.find(({ _id }) => isOf(one, _id)),
  }));
  return {
    filled: found.flatMap(({ missing: one, document }) =>
      document === undefined ? [] : [{ missing: one, document }],
    ),
    lacking: found.flatMap(({ missing: one, document }) => (document === undefined ? [one] : [])),
  };
};
