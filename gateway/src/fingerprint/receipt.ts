/** The tokens of a warehouse receipt: R1 to R4 of the fingerprint rules, section 3. */
import { codeStrict, firmKey, textBase } from './canonical-text.ts';
import { type FingerprintKeys, tokenBytes } from './token.ts';

/** What the tokens are made of. */
export interface ReceiptGoods {
  readonly receiptNumber: string;
  readonly operator: string;
  readonly warehouseCode: string;
  readonly slot: string;
  readonly hsCode: string;
  readonly brand: string;
  readonly grade: string;
  readonly heatNumber?: string | undefined;
  readonly net: { readonly value: number };
  readonly units: readonly { readonly unitId: string }[];
}

export interface ReceiptToken {
  readonly epoch: number;
  readonly subset: 'R1' | 'R2' | 'R3' | 'R4';
  readonly token: string;
}

/** `BUNDLE:EG-0001` → `BUNDLE:EG0001`: the kind of number and the number, without its punctuation. */
export const unitCode = (unitId: string): string => {
  const [kind = '', ...number] = unitId.split(':');
  return `${textBase(kind)}:${codeStrict(number.join(''))}`;
};

/** Operator and number of a receipt: what R1 is made of. */
export const receiptNumberFields = (operator: string, receiptNumber: string): string[] => [
  firmKey({ name: '', uscc: operator }),
  codeStrict(receiptNumber),
];

const subsetsOf = (goods: ReceiptGoods): [ReceiptToken['subset'], string[]][] => {
  const { receiptNumber, operator, warehouseCode, slot, brand, grade, heatNumber, net, units } = goods;
  const commodity = goods.hsCode.slice(0, 6);
  const kilograms = String(net.value);
  const lot = [warehouseCode, slot].map(codeStrict);
  return [
    ['R1', receiptNumberFields(operator, receiptNumber)],
    ['R2', [...lot, commodity, codeStrict(brand), codeStrict(grade), kilograms]],
    ...units.map(({ unitId }): [ReceiptToken['subset'], string[]] => ['R3', [unitCode(unitId)]]),
    ...(heatNumber === undefined
      ? []
      : ([['R4', [commodity, codeStrict(brand), codeStrict(heatNumber), kilograms]]] satisfies [
          ReceiptToken['subset'],
          string[],
        ][])),
  ];
};

/** Tokens of all live epochs, so that a paper registered before a change of keys is still met. */
export const receiptTokens = (keys: FingerprintKeys, goods: ReceiptGoods): ReceiptToken[] =>
  subsetsOf(goods).flatMap(([subset, fields]) =>
    keys
      .tokens(tokenBytes('WAREHOUSE_RECEIPT', subset, fields))
      .map(({ epoch, token }): ReceiptToken => ({ epoch, subset, token })),
  );

/** Of whatever paper. */
export interface PaperToken {
  readonly epoch: number;
  readonly subset: string;
  readonly token: string;
}

/** Whether registered tokens are those of these goods, in any order. */
export const sameTokens = (one: readonly PaperToken[], other: readonly PaperToken[]): boolean => {
  const texts = (tokens: readonly PaperToken[]): string =>
    tokens
      .map(({ epoch, subset, token }) => `${epoch} ${subset}${token}`)
      .sort()
      .join();
  return texts(one) === texts(other);
};
