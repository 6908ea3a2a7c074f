/** A court's order to stop payment, served on a bank. */
import type { Draft } from '../draft.ts';

export const serveOrder = (draft: Draft, creditId: string, mspId: string, change: object = {}): void =>
  draft.put(`stop-order/${creditId}/STP-0000000000000009`, {
    id: 'STP-0000000000000009',
    creditId,
    kind: 'interim',
    covers: 'whole',
    act: {
      by: { mspId },
      person: 'enrolment99',
      as: 'issuingBank',
      recorded: false,
      at: '2026-03-02T09:30:00.000Z',
    },
    termsHash: 'ab'.repeat(32),
    ...change,
  });
