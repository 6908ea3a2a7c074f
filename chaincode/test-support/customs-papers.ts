/** Private terms of customs declarations in the test stories, and the signature of customs' system. */
import { p256 } from '@noble/curves/nist.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { feedText } from '../src/customs-declaration/feed-reading.ts';
import type { FeedEvent } from '../src/customs-declaration/records.ts';
import type {
  AssessmentTerms,
  DeclarationRequestTerms,
  DeclarationTerms,
} from '../src/customs-declaration/terms.ts';
import type { AnswerTerms, QuestionTerms } from '../src/customs-declaration/verification-records.ts';
import type { DealTerms } from '../src/financing/terms.ts';
import { sha256Hex } from '../src/kernel/hash.ts';

const secretKey = hexToBytes('17'.repeat(32));

/** Of customs' system in the stories. */
export const feedKey = bytesToHex(p256.getPublicKey(secretKey, true));
export const feedSource = 'clearance';

export const signed = (event: Omit<FeedEvent, 'signature'>, source = feedSource): FeedEvent => {
  const text = feedText(source, event);
  const signature = Buffer.from(p256.sign(utf8ToBytes(text), secretKey)).toString('base64url');
  return { ...event, signature };
};

export const usd = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'USD' });

export const declarationTerms = {
  preEntryNo: '531620260000774411',
  flow: 'export',
  office: '5316',
  trader: { name: 'Copperfield Metals Trading', uscc: '91440300MA5DC8RT2P' },
  overseasParty: 'Norden Kabel AB',
  tradeMode: '0110',
  deliveryTerms: 'FOB',
  billOfLading: 'COSU6412887340',
  containers: ['CSQU3054383'],
  contract: 'NK-CF-2026-11',
  items: [
    {
      hsCode: '7408110000',
      name: 'Copper wire, refined',
      quantity: 11_400,
      unit: 'KGM',
      total: usd('200000.00'),
    },
  ],
} as const satisfies DeclarationTerms;

/** As customs accepts it: everything declared may be financed. */
export const assessmentTerms = (
  customsNo: string,
  supported: string,
  capacity = supported,
  received = '0.00',
): AssessmentTerms => ({
  customsNo,
  acceptedOn: '2026-03-02',
  firmClass: 'A',
  advances: usd('0.00'),
  returned: usd('0.00'),
  collected: usd(received),
  capacity: usd(capacity),
  supported: usd(supported),
});

export const declarationTokens = (
  { customsNo }: Pick<AssessmentTerms, 'customsNo'>,
  particulars = customsNo,
  epoch = 1,
): { epoch: number; subset: 'C1' | 'C2'; token: string }[] => [
  { epoch, subset: 'C1', token: sha256Hex(`key ${epoch} C1 ${customsNo}`) },
  { epoch, subset: 'C2', token: sha256Hex(`key ${epoch} C2 ${particulars}`) },
];

export const declarationRequest = (assigned: string): DeclarationRequestTerms => ({
  assigned: usd(assigned),
  tenorDays: 90,
  purpose: 'pays the smelter until the cable works pays',
});

export const exportDeal = {
  principal: usd('54100.00'),
  annualRateBp: 512,
  dayCount: 'ACT/360',
  startDate: '2026-03-02',
  dueDate: '2026-05-29',
  initialLtvBp: 9_010,
  marginCallLtvBp: 9_300,
  liquidationLtvBp: 9_700,
  haircutBp: 0,
  debtorClass: 'small',
  recourse: true,
} as const satisfies DealTerms;

export const questionTerms = (...customsNos: readonly string[]): QuestionTerms => ({
  trader: declarationTerms.trader.uscc,
  declarations: customsNos.map((customsNo) => ({ customsNo, amount: usd('200000.00'), hs6: '740811' })),
});

export const answerTerms = (
  verificationId: string,
  validUntil: string,
  ...customsNos: readonly string[]
): AnswerTerms => ({
  verificationId,
  validUntil,
  declarations: customsNos.map((customsNo) => ({ customsNo, result: 'NOT_FOUND' })),
});
