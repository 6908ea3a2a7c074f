/** How long the examination of a presentation of ten documents takes; the floor is hashing its canonical JSON once. */
import { hashOf } from '@chopmark/chaincode/api';
import { examine } from '@chopmark/gateway/examination/examine';
import type { ExaminationInput } from '@chopmark/gateway/examination/input';
import { readCorpus } from '../examination/corpus.ts';
import { quantile, rounded } from '../load/statistics.ts';
import type { Row } from '../load/table.ts';
import type { Result } from './results.ts';

const documentsWanted = 10;
const warmUp = 200;
const runs = 2_000;

/** The largest base case, its supporting documents repeated until there are ten. */
const largeInput = (): ExaminationInput => {
  const base = readCorpus().find(({ id }) => id === 'bulk-charter');
  if (base === undefined) throw new Error('the corpus has no case bulk-charter');
  const { presentation } = base.input;
  const certificates = presentation.documents.filter(({ particulars: { type } }) =>
    /WEIGHT|QUALITY|OTHER/.test(type),
  );
  const more = certificates.map((document) => ({ ...document, id: `${document.id}-2` }));
  const documents = [...presentation.documents, ...more].slice(0, documentsWanted);
  return { ...base.input, presentation: { ...presentation, documents } };
};

/** Milliseconds of each run. */
const times = (step: () => unknown): number[] => {
  for (let run = 0; run < warmUp; run += 1) step();
  return Array.from({ length: runs }, () => {
    const started = performance.now();
    step();
    return performance.now() - started;
  });
};

export const measureExamination = (): Promise<Result> => {
  const input = largeInput();
  const measured = [
    { name: 'hash of the input', all: times(() => hashOf(input)) },
    { name: 'examination', all: times(() => examine(input)) },
  ];
  const floor = quantile(measured[0]?.all ?? [], 0.5);
  const rows: Row[] = measured.map(({ name, all }) => ({
    Step: name,
    'p50 ms': rounded(quantile(all, 0.5), 2),
    'p99 ms': rounded(quantile(all, 0.99), 2),
    'times the floor': rounded(quantile(all, 0.5) / floor, 1),
  }));
  const settings = { documents: input.presentation.documents.length, runs };
  return Promise.resolve({ name: 'examination', settings, rows });
};
