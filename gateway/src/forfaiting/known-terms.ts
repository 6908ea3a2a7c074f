/** Where the gateway finds terms of a claim or its sale that a command repeats. */
import { Forfaiting, ForfaitingEnquiry, ForfaitingFact, ForfaitingQuote } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { type Locator, textMember } from '../command/terms-source.ts';

const Drawing = z.object({ termsHash: z.string() });

const undertaking: Locator = async (source, input) => {
  const presentationId = textMember(input, 'presentationId');
  const key = `drawing/${presentationId}/${textMember(input, 'obligor', 'as')}`;
  const drawing = Drawing.safeParse(await source.record(key));
  const record = await source.record(`credit/${textMember(input, 'creditId')}`);
  return drawing.success
    ? { recordId: presentationId, hash: drawing.data.termsHash, record }
    : { absent: 'NOT_UNDERTAKEN' };
};

const enquiry: Locator = async (source, input) => {
  const enquiryId = textMember(input, 'enquiryId');
  const found = ForfaitingEnquiry.safeParse(await source.record(`forfaiting-enquiry/${enquiryId}`));
  return found.success
    ? { recordId: enquiryId, hash: found.data.enquiryHash, record: found.data }
    : { absent: 'ENQUIRY_NOT_FOUND' };
};

const quote: Locator = async (source, input) => {
  const enquiryId = textMember(input, 'enquiryId');
  const found = ForfaitingQuote.safeParse(await source.record(`forfaiting-quote/${enquiryId}`));
  const record = await source.record(`forfaiting-enquiry/${enquiryId}`);
  return found.success
    ? { recordId: enquiryId, hash: found.data.quoteHash, record }
    : { absent: 'QUOTE_NOT_FOUND' };
};

const trade: Locator = async (source, input) => {
  const forfaitingId = textMember(input, 'forfaitingId');
  const found = Forfaiting.safeParse(await source.record(`forfaiting/${forfaitingId}`));
  return found.success
    ? { recordId: forfaitingId, hash: found.data.tradeHash, record: found.data }
    : { absent: 'FORFAITING_NOT_FOUND' };
};

/** Of the sale, or where it was bought back, of that. */
const transferNotice: Locator = async (source, input) => {
  const forfaitingId = textMember(input, 'forfaitingId');
  const factOf = async (step: string): Promise<ForfaitingFact | undefined> =>
    ForfaitingFact.safeParse(await source.record(`forfaiting-fact/${forfaitingId}/${step}`)).data;
  const notice = (await factOf('repurchase-notice')) ?? (await factOf('notice'));
  const record = await source.record(`forfaiting/${forfaitingId}`);
  return notice?.termsHash === undefined
    ? { absent: 'FORFAITING_NOT_FOUND' }
    : { recordId: forfaitingId, hash: notice.termsHash, record };
};

/** By section. */
export const locators: Readonly<Record<string, Locator>> = {
  undertaking,
  enquiry,
  quote,
  trade,
  transferNotice,
};
