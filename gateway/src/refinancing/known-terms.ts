/** Where the gateway finds the terms of a refinancing. */
import { Refinancing } from '@chopmark/chaincode/api';
import { type Locator, textMember } from '../command/terms-source.ts';

const ofRefinancing =
  (member: 'payoffHash' | 'paymentHash'): Locator =>
  async (source, input) => {
    const [assetId, lienId] = [textMember(input, 'assetId'), textMember(input, 'lienId')];
    const record = Refinancing.safeParse(await source.record(`refinancing/${assetId}/${lienId}`)).data;
    if (record === undefined) return { absent: 'REFINANCING_NOT_FOUND' };
    const hash = record[member];
    return hash === undefined ? { absent: 'REFINANCING_STATUS_WRONG' } : { recordId: lienId, hash, record };
  };

/** By section. */
export const locators: Readonly<Record<string, Locator>> = {
  payoff: ofRefinancing('payoffHash'),
  payment: ofRefinancing('paymentHash'),
};
