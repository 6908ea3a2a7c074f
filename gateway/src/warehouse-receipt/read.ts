import type { Principal } from '../auth/principal.ts';
import { Problem } from '../plugins/problem.ts';
import { viewerOf } from '../plugins/viewer.ts';
import { isVisible, openFiles } from './file.ts';
import { type ReceiptView, receiptViewOf } from './view.ts';

/** The receipt as the caller sees it. @throws Problem, the same for what is not there and what is secret */
export const readReceipt = async (principal: Principal, receiptId: string): Promise<ReceiptView> => {
  const { organisation } = principal;
  const viewer = viewerOf(principal);
  const record = await organisation.view.record(`receipt/${receiptId}`);
  const [file] = record === undefined ? [] : await openFiles(organisation.view, [record]);
  if (file === undefined || !isVisible(file, viewer)) throw new Problem('RECORD_NOT_FOUND');
  return receiptViewOf(organisation, file, viewer);
};
