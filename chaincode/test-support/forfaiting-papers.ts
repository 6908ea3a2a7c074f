/** Private terms of a forfaiting in the test stories. */
import { usd } from './credit-papers.ts';

export const undertakingTerms = {
  amount: usd('431000.00'),
  maturesOn: '2026-06-14',
  payableOn: '2026-06-15',
};

export const enquiryTerms = {
  issuingBank: 'Harbour Bank, Shanghai',
  amount: usd('431000.00'),
  maturityDate: '2026-06-15',
  tenorDays: 105,
};

export const quoteTerms = {
  annualYield: '3.1275',
  basis: 'ACT/360',
  priceDate: '2026-03-05',
  legalBasis: 'assignment',
  masterAgreement: 'FORFAIT-MA-2025-17',
} as const;

export const documentSet = {
  creditNumber: 'HBK26LC000147',
  documents: [{ name: 'acceptance advice of Harbour Bank', hash: 'ab12'.repeat(16) }],
};

export const transferNoticeOf = (payee: string): object => ({
  amount: usd('431000.00'),
  maturityDate: '2026-06-15',
  payee,
  payToAccount: 'RB 7781 4420 0099 1234',
  noticeDate: '2026-03-02',
});

export const transferAcknowledgement = {
  amount: usd('431000.00'),
  maturityDate: '2026-06-15',
  noEarlierNotice: true,
  noStopOrder: true,
  reference: 'HB-FFT-ACK-0071',
};

export const repurchaseTerms = {
  event: 'false-documents',
  evidence: 'expert report 7719 on the bills of lading',
  price: usd('425500.00'),
};
