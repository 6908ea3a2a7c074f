/** Amounts in Chinese capitals: `人民币壹佰贰拾万元整`. */

const digits = new Map<string, bigint>(
  ['零〇', '壹一', '贰二', '叁三', '肆四', '伍五', '陆六', '柒七', '捌八', '玖九'].flatMap((pair, value) =>
    Array.from(pair, (sign): [string, bigint] => [sign, BigInt(value)]),
  ),
);
const steps = new Map<string, bigint>(
  [
    ['拾十', 10n],
    ['佰百', 100n],
    ['仟千', 1_000n],
  ].flatMap(([signs, value]) =>
    Array.from(signs as string, (sign): [string, bigint] => [sign, value as bigint]),
  ),
);
const groups = new Map<string, bigint>([
  ['万', 10_000n],
  ['萬', 10_000n],
  ['亿', 100_000_000n],
  ['億', 100_000_000n],
]);

/** The whole number of a text of these signs; `undefined` where one is not known. */
export const wholeInChinese = (text: string): bigint | undefined => {
  let [total, section, digit] = [0n, 0n, 0n];
  for (const sign of text) {
    const value = digits.get(sign);
    const step = steps.get(sign);
    const group = groups.get(sign);
    if (value !== undefined) digit = value;
    else if (step !== undefined) {
      section += (digit === 0n ? 1n : digit) * step;
      digit = 0n;
    } else if (group !== undefined) {
      const below = section + digit;
      total = group === 10_000n ? total + below * group : (total + below) * group;
      [section, digit] = [0n, 0n];
    } else return undefined;
  }
  return total + section + digit;
};

/** Fen of the amount that the signs state; `undefined` where they are not understood. */
export const fenInChinese = (text: string): bigint | undefined => {
  const match =
    /^(?:人民币)?(?:[:：\s]*)(?:([^元圆]+)[元圆])?(?:零)?(?:(.)角)?(?:零)?(?:(.)分)?[整正]?$/.exec(
      text.replace(/[\s（(]*(小写|大写)[^)）]*[)）]?/g, '').trim(),
    );
  if (match === null) return undefined;
  const [yuan, jiao, fen] = [match[1], match[2], match[3]].map((part) => wholeInChinese(part ?? '零'));
  if (yuan === undefined || jiao === undefined || fen === undefined) return undefined;
  return yuan * 100n + jiao * 10n + fen;
};
