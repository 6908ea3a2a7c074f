/** Collects what an examination is made from: the organisation's own copies, the calendar of the place, the request. */
import {
  Calendar,
  CreditBalanceTerms,
  CreditTerms,
  ExaminationTerms,
  idOf,
  minorOf,
  moneyOf,
  Place,
  PresentationTerms,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import { openCredit } from '../letter-of-credit/read.ts';
import { openPresentation } from '../presentation/read.ts';
import { Problem } from '../plugins/problem.ts';
import { examine } from './examine.ts';
import { ExaminationReport } from './finding.ts';
import { Circumstances, type ExaminationInput, Ticks } from './input.ts';
import { examinationRecordOf } from './ledger-record.ts';
import { strayTicks } from './ticks.ts';

export const ExaminationRequest = z
  .strictObject({
    creditId: idOf('credit').optional().meta({
      description: 'A credit that you may see: its terms in force and what was drawn are your own copies.',
    }),
    credit: CreditTerms.optional().meta({
      description: 'The terms themselves, of a credit that is not on the ledger.',
    }),
    presentation: PresentationTerms,
    circumstances: Circumstances.default({}),
    place: Place.optional().meta({
      description:
        'Place of presentation, whose calendar on the ledger is used unless `circumstances` brings one.',
    }),
    ticks: Ticks.default([]),
  })
  .refine(({ creditId, credit }) => (creditId === undefined) !== (credit === undefined), {
    path: ['creditId'],
    message: 'either creditId or credit',
  })
  .meta({ id: 'ExaminationRequest' });
export type ExaminationRequest = z.output<typeof ExaminationRequest>;

/** What a bank examines that the ledger has: its own copies of the credit's and the presentation's terms. */
export const OwnExaminationRequest = z
  .strictObject({
    creditId: idOf('credit'),
    presentationId: idOf('presentation'),
    circumstances: Circumstances.default({}),
    place: Place.optional(),
    ticks: Ticks.default([]),
  })
  .meta({ id: 'OwnExaminationRequest' });
export type OwnExaminationRequest = z.output<typeof OwnExaminationRequest>;

/** The report, and the command that records it on the ledger as this bank's examination. */
export const OwnExamination = z
  .strictObject({
    report: ExaminationReport,
    command: z.literal('RecordExamination'),
    input: z.strictObject({ creditId: z.string(), presentationId: z.string() }),
    terms: z.strictObject({ examination: ExaminationTerms }),
  })
  .meta({ id: 'OwnExamination' });
export type OwnExamination = z.output<typeof OwnExamination>;

interface Known {
  readonly credit: CreditTerms;
  readonly drawnBefore?: Circumstances['drawnBefore'];
}

/** @throws Problem for a credit that the caller does not see, or whose terms its organisation does not hold */
const knownOf = async (principal: Principal, creditId: string): Promise<Known> => {
  const { terms } = await openCredit(principal, creditId);
  const credit = CreditTerms.safeParse(terms['credit']);
  if (!credit.success) throw new Problem('TERMS_NOT_HELD', { pointer: '/creditId' });
  const balance = CreditBalanceTerms.safeParse(terms['balance']);
  if (!balance.success) return { credit: credit.data };
  const { drawn, transferred } = balance.data;
  return { credit: credit.data, drawnBefore: moneyOf(minorOf(drawn) + minorOf(transferred), drawn.currency) };
};

const calendarOf = async (
  { organisation }: Principal,
  place: string | undefined,
): Promise<Circumstances['calendar']> => {
  if (place === undefined) return undefined;
  const record = await organisation.view.record(`calendar/${place}`);
  if (record === undefined) throw new Problem('RECORD_NOT_FOUND', { pointer: '/place' });
  return z.object(Calendar.shape).parse(record.value);
};

const inputOf = async (principal: Principal, request: ExaminationRequest): Promise<ExaminationInput> => {
  const { creditId, credit, presentation, circumstances, place, ticks } = request;
  const known = credit === undefined ? await knownOf(principal, creditId ?? '') : { credit };
  const calendar = circumstances.calendar ?? (await calendarOf(principal, place));
  const drawnBefore = circumstances.drawnBefore ?? ('drawnBefore' in known ? known.drawnBefore : undefined);
  return {
    credit: known.credit,
    presentation,
    circumstances: {
      ...circumstances,
      ...(calendar === undefined ? {} : { calendar }),
      ...(drawnBefore === undefined ? {} : { drawnBefore }),
    },
    ticks,
  };
};

/** Characters of the longest chain of messages; reading more would keep the process busy for others. */
const readableMax = 80_000;

const lengthOf = ({ goods, documentsRequired, additionalConditions }: CreditTerms): number =>
  [...goods, ...documentsRequired, ...additionalConditions].reduce((sum, { length }) => sum + length, 0);

/** @throws Problem also for a tick that decides nothing */
export const performExamination = async (
  principal: Principal,
  request: ExaminationRequest,
): Promise<ExaminationReport> => {
  const input = await inputOf(principal, request);
  if (lengthOf(input.credit) > readableMax) {
    throw new Problem('REQUEST_INVALID', {
      pointer: '/credit',
      expected: `at most ${readableMax} characters to be read`,
    });
  }
  const report = examine(input);
  const [stray] = strayTicks(report, input.ticks);
  if (stray !== undefined) {
    throw new Problem('REQUEST_INVALID', {
      pointer: `/ticks/${stray}/subject`,
      expected: 'the key of a finding that is left open; to overrule a discrepancy, with a note',
    });
  }
  return report;
};

/** @throws Problem also for a presentation that the caller does not see, or whose terms are not held here */
export const performOwnExamination = async (
  principal: Principal,
  { creditId, presentationId, ...request }: OwnExaminationRequest,
): Promise<OwnExamination> => {
  const { facts, terms } = await openPresentation(principal, creditId, presentationId);
  const { version } = await openCredit(principal, creditId);
  const presentation = PresentationTerms.safeParse(terms['presentation']);
  if (!presentation.success || version === undefined) {
    throw new Problem('TERMS_NOT_HELD', { pointer: '/presentationId' });
  }
  const report = await performExamination(principal, {
    ...request,
    creditId,
    presentation: presentation.data,
  });
  return {
    report,
    command: 'RecordExamination',
    input: { creditId, presentationId },
    terms: { examination: examinationRecordOf(report, [version.termsHash, facts.presentation.termsHash]) },
  };
};
