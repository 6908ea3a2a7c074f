/** Which item of the credit a line of an invoice bills. */
import type { GoodsItem } from './requirements/goods-terms.ts';
import { compareDescription } from './text/goods-words.ts';

/** The one item whose words are the line's; one that may be meant counts where no other may be. */
export const itemFor = (items: readonly GoodsItem[], line: string): GoodsItem | undefined => {
  const compared = items.map((item) => ({ item, ...compareDescription(item.description, line) }));
  const same = compared.filter(({ likeness }) => likeness === 'same');
  const meant = same.length > 0 ? same : compared.filter(({ likeness }) => likeness !== 'different');
  return meant.length === 1 ? meant[0]?.item : undefined;
};
