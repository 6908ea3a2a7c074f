/** Where the gateway finds terms of a sale that a command repeats. */
import { Drawing, Forfaiting, Presentation, Proceeds } from '@chopmark/chaincode/api';
import {
  type Input,
  type Located,
  type Locator,
  textMember,
  type TermsSource,
} from '../command/terms-source.ts';

const absent: Located = { absent: 'FORFAITING_NOT_FOUND' };

const forfaitingOf = async (source: TermsSource, input: Input): Promise<Forfaiting | undefined> => {
  const found = Forfaiting.safeParse(await source.record(`forfaiting/${textMember(input, 'forfaitingId')}`));
  return found.success ? found.data : undefined;
};

type HashMember = 'enquiryHash' | 'quoteHash' | 'tradeHash' | 'noticeHash';

const ofForfaiting =
  (member: HashMember): Locator =>
  async (source, input) => {
    const record = await forfaitingOf(source, input);
    if (record === undefined) return absent;
    const hash = record[member];
    return hash === undefined ? { absent: 'FORFAITING_STATUS_WRONG' } : { recordId: record.id, hash, record };
  };

/** By section. */
export const locators: Readonly<Record<string, Locator>> = {
  enquiry: ofForfaiting('enquiryHash'),
  trade: ofForfaiting('tradeHash'),
};

export const quoteOfSale = ofForfaiting('quoteHash');
export const saleNotice = ofForfaiting('noticeHash');

/** Terms of the claim that is sold, once a quote was accepted. */
const ofClaim =
  (locate: (source: TermsSource, claim: Proceeds) => Promise<Located>): Locator =>
  async (source, input) => {
    const forfaiting = await forfaitingOf(source, input);
    if (forfaiting === undefined) return absent;
    const claim = Proceeds.safeParse(await source.record(`proceeds/${forfaiting.assetId ?? ''}`));
    return claim.success ? locate(source, claim.data) : { absent: 'FORFAITING_STATUS_WRONG' };
  };

export const tradedProceeds = ofClaim(async (_source, record) => ({
  recordId: record.id,
  hash: record.proceedsHash,
  record,
}));

export const tradedUndertaking = ofClaim(async (source, { presentationId = '', obligorRole }) => {
  const drawing = Drawing.safeParse(await source.record(`drawing/${presentationId}/${obligorRole}`));
  return drawing.success
    ? { recordId: presentationId, hash: drawing.data.termsHash, record: drawing.data }
    : { absent: 'ASSET_NOT_LIVE' };
});

export const tradedPresentation = ofClaim(async (source, { creditId, presentationId = '' }) => {
  const found = Presentation.safeParse(await source.record(`presentation/${creditId}/${presentationId}`));
  return found.success
    ? { recordId: presentationId, hash: found.data.termsHash, record: found.data }
    : { absent: 'PRESENTATION_NOT_FOUND' };
});

/** Terms of the claim where the command is about a sale, and names no claim; else where they are found otherwise. */
export const inTrade =
  (ofTrade: Locator, otherwise: Locator): Locator =>
  (source, input) =>
    ('forfaitingId' in input && !('assetId' in input) ? ofTrade : otherwise)(source, input);
