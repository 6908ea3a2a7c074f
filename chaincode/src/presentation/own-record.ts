import type { CommandDefinition, Request } from '../kernel/command.ts';
import type { Change } from '../kernel/ledger.ts';
import type { FramedBank } from './frame.ts';
import type { Examination } from './records.ts';
import { writeExamination } from './store.ts';

/** The record of the bank with a change, in its place. */
export const recorded = (
  request: Pick<Request<CommandDefinition>, 'consortium'>,
  { examination, presentation, role, act }: FramedBank,
  change: Partial<Examination>,
): Change =>
  writeExamination(
    request.consortium,
    {
      ...(examination ?? { presentationId: presentation.id, creditId: presentation.creditId, as: role }),
      ...change,
    },
    act,
    examination === undefined,
  );
