/** The examination over HTTP: the same engine and the same answer for who presents and who examines. */
import { DocumentType, TermsHash } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { ownFile } from '../document/own-file.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { Problem } from '../plugins/problem.ts';
import { AsOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { Proposal, proposalsFrom } from './extraction/proposals.ts';
import { pagesOfPdf } from './extraction/pdf-text.ts';
import { ExaminationReport } from './finding.ts';
import {
  ExaminationRequest,
  OwnExamination,
  OwnExaminationRequest,
  performExamination,
  performOwnExamination,
} from './perform.ts';

const roles = ['enterprise-officer', 'bank-maker', 'bank-checker', 'bank-service'] as const;
const tags = ['examinations'];

const registerExamination = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().post(
    '/v1/examinations',
    {
      config: { roles },
      bodyLimit: 2_097_152,
      schema: {
        operationId: 'examinePresentation',
        summary: 'Compares a presentation with a credit, as a dry run: nothing is sent and nothing is kept.',
        description:
          'Exporter and bank get the same answer from the same input. What a bank records of it on the ledger are ' +
          'the hashes of rule set, inputs and result. Rules: docs/reference/examination-rules.md.',
        tags,
        querystring: AsOf,
        body: ExaminationRequest,
        response: { 200: ExaminationReport, ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      await awaitBlock(principal.organisation, request.query.minBlock);
      return performExamination(principal, request.body);
    },
  );
};

const registerOwnExamination = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().post(
    '/v1/examinations/own',
    {
      config: { roles: ['bank-maker', 'bank-checker', 'bank-service'] },
      schema: {
        operationId: 'examineOwnPresentation',
        summary:
          'Examines a presentation that the bank received, and gives the command that records the examination.',
        description:
          'Credit and presentation are the own copies. `input` and `terms` are those of the command ' +
          'RecordExamination; its findings are the discrepancies that a refusal lists. Nothing is recorded by asking.',
        tags,
        querystring: AsOf,
        body: OwnExaminationRequest,
        response: { 200: OwnExamination, ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      await awaitBlock(principal.organisation, request.query.minBlock);
      return performOwnExamination(principal, request.body);
    },
  );
};

const registerExtraction = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().post(
    '/v1/examinations/extractions',
    {
      config: { roles },
      schema: {
        operationId: 'extractParticulars',
        summary:
          'Proposes particulars of a document from the text of its PDF, each with page and words found.',
        description: 'A proposal is nothing that counts: a person confirms it by presenting the particulars.',
        tags,
        body: z.strictObject({ fileHash: TermsHash, type: DocumentType }),
        response: {
          200: z.strictObject({ pages: z.int(), proposals: z.array(Proposal) }),
          ...problems,
        },
      },
    },
    async (request) => {
      const { fileHash, type } = request.body;
      const file = await ownFile(principalOf(request), fileHash);
      const pages = file.mediaType === 'application/pdf' ? await pagesOfPdf(await file.content()) : undefined;
      if (pages === undefined) {
        throw new Problem('FILE_TYPE_NOT_ALLOWED', { pointer: '/fileHash', expected: 'a PDF with text' });
      }
      return { pages: pages.length, proposals: proposalsFrom(type, pages) };
    },
  );
};

export const registerExaminationRoutes = (app: FastifyInstance): void => {
  registerExamination(app);
  registerOwnExamination(app);
  registerExtraction(app);
};
