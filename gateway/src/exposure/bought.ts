/** Whether a bank still has a claim that it bought, by the public records. */
import { Drawing, type Forfaiting, Holding, isOutstanding, Proceeds } from '@chopmark/chaincode/api';
import type { LedgerView } from '../hosting.ts';

const isOwed = async (view: LedgerView, assetId: string): Promise<boolean> => {
  const record = await view.record(`proceeds/${assetId}`);
  if (record === undefined) return false;
  const { presentationId = '', obligorRole } = Proceeds.parse(record.value);
  const drawing = await view.record(`drawing/${presentationId}/${obligorRole}`);
  return drawing !== undefined && isOutstanding(Drawing.parse(drawing.value));
};

/** From payment on, until the obligor pays, the claim is sold on, or the trade fails. */
export const isHeld = async (
  view: LedgerView,
  { status, assetId = '', position }: Forfaiting,
): Promise<boolean> => {
  if (!(await isOwed(view, assetId))) return false;
  if (status === 'paid') return true;
  const holding = await view.record(`holding/${assetId}`);
  return status === 'settled' && holding !== undefined && Holding.parse(holding.value).position === position;
};
