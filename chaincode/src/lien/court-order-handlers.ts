import { handle } from '../kernel/command.ts';
import { loadReceipt } from '../warehouse-receipt/store.ts';
import {
  approveCourtOrder,
  decideApproval,
  decideCourtOrder,
  decideExecution,
  executeCourtOrder,
  proposeCourtOrder,
} from './court-order.ts';
import { loadCourtApprovals, loadCourtOrder, loadLiens } from './store.ts';

export const courtOrderHandlers = [
  handle(
    proposeCourtOrder,
    async (reader, { input }) => ({
      taken: await loadCourtOrder(reader, input.courtOrderId),
      liens: await loadLiens(reader, input.assetId),
    }),
    decideCourtOrder,
  ),
  handle(
    approveCourtOrder,
    (reader, { input }) => loadCourtOrder(reader, input.courtOrderId),
    decideApproval,
  ),
  handle(
    executeCourtOrder,
    async (reader, { input }) => {
      const order = await loadCourtOrder(reader, input.courtOrderId);
      if (order === undefined) return { order, approvals: [], lien: undefined, receipt: undefined };
      const liens = await loadLiens(reader, order.assetId);
      return {
        order,
        approvals: await loadCourtApprovals(reader, order.id),
        lien: liens.find(({ id }) => id === order.lienId),
        receipt: await loadReceipt(reader, order.assetId),
      };
    },
    decideExecution,
  ),
];
