/** The tokens of orders and bills of lading: P1, P2 and B1 to B3 of the fingerprint rules, section 3. */
import { minorOf, type TradePaperTerms } from '@chopmark/chaincode/api';
import { codeStrict, firmKey, textBase } from '../fingerprint/canonical-text.ts';
import { type FingerprintKeys, tokenBytes } from '../fingerprint/token.ts';

export interface TradePaperToken {
  readonly epoch: number;
  readonly subset: 'P1' | 'P2' | 'B1' | 'B2' | 'B3';
  readonly token: string;
}

type Fields = readonly [TradePaperToken['subset'], readonly string[]];

const fieldsOf = (paper: TradePaperTerms): readonly Fields[] => {
  if (paper.kind === 'order') {
    const [buyer, seller] = [firmKey(paper.buyer), firmKey(paper.seller)];
    const { amount, orderDate } = paper;
    return [
      ['P1', [buyer, codeStrict(paper.orderNumber)]],
      ['P2', [buyer, seller, amount.currency, minorOf(amount).toString(), orderDate]],
    ];
  }
  const { vesselImo, voyage, portOfLoading, portOfDischarge, onBoardDate, gross, hsCode } = paper;
  const ports = [portOfLoading, portOfDischarge].map(textBase);
  const commodity = hsCode.slice(0, 6);
  return [
    ['B1', [codeStrict(paper.carrier), codeStrict(paper.billNumber)]],
    ['B2', [vesselImo, codeStrict(voyage), ...ports, onBoardDate, String(gross.value), commodity]],
    ...paper.containers.map((container): Fields => ['B3', [container, onBoardDate.slice(0, 7)]]),
  ];
};

/** Tokens of all live epochs. */
export const tradePaperTokens = (keys: FingerprintKeys, paper: TradePaperTerms): TradePaperToken[] => {
  const kind = paper.kind === 'order' ? 'PURCHASE_ORDER' : 'BILL_OF_LADING';
  return fieldsOf(paper).flatMap(([subset, fields]) =>
    keys.tokens(tokenBytes(kind, subset, fields)).map((token) => ({ ...token, subset })),
  );
};
