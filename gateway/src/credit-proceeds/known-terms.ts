/** Where the gateway finds terms about a credit's proceeds that a command repeats. */
import { AssignmentNotice, Proceeds } from '@chopmark/chaincode/api';
import { type Locator, textMember } from '../command/terms-source.ts';

const proceeds: Locator = async (source, input) => {
  const record = Proceeds.safeParse(await source.record(`proceeds/${textMember(input, 'assetId')}`));
  return record.success
    ? { recordId: record.data.id, hash: record.data.proceedsHash, record: record.data }
    : { absent: 'ASSET_NOT_FOUND' };
};

const notice: Locator = async (source, input) => {
  const [assetId, lienId] = [textMember(input, 'assetId'), textMember(input, 'lienId')];
  const found = AssignmentNotice.safeParse(await source.record(`assignment/${assetId}/${lienId}`));
  if (!found.success) return { absent: 'ASSIGNMENT_NOT_FOUND' };
  const record = await source.record(`proceeds/${assetId}`);
  return { recordId: lienId, hash: found.data.noticeHash, record };
};

/** By section. */
export const locators = { proceeds, notice } satisfies Readonly<Record<string, Locator>>;
