/** Files of presented documents, for whoever may read the documents: read here, or fetched from who has them. */
import { Readable } from 'node:stream';
import {
  documentBanks,
  idOf,
  memberBehind,
  partyCollection,
  TermsHash,
  termsKey,
} from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Principal, principalOf } from '../auth/principal.ts';
import type { FetchResult } from '../document/exchange-client.ts';
import { findEntry, noteAccess } from '../document/registry.ts';
import { Problem } from '../plugins/problem.ts';
import { fileAnswer, problems, type ZodRoutes } from '../plugins/schemas.ts';
import type { OpenPresentation } from './deadlines.ts';
import { presentedIn } from './documents.ts';
import { partiesIn } from './facts.ts';
import { openPresentation } from './read.ts';

const roles = ['enterprise-officer', 'bank-maker', 'bank-checker', 'bank-service'] as const;
const tags = ['letters-of-credit'];
const path = '/v1/letters-of-credit/:creditId/presentations/:presentationId/files/:fileHash';
const FilePlace = z.strictObject({
  creditId: idOf('credit'),
  presentationId: idOf('presentation'),
  fileHash: TermsHash,
});
type FilePlace = z.output<typeof FilePlace>;

const FileFetched = z
  .strictObject({
    fileHash: z.string(),
    state: z.literal('held'),
    from: z
      .string()
      .optional()
      .meta({ description: 'The organisation that it was fetched from, if it was.' }),
  })
  .meta({ id: 'PresentedFileFetched' });
type FileFetched = z.output<typeof FileFetched>;

/** The presentation, where its documents name the file and the caller may read them. @throws Problem */
const presentationNaming = async (principal: Principal, place: FilePlace): Promise<OpenPresentation> => {
  const opened = await openPresentation(principal, place.creditId, place.presentationId);
  const files = presentedIn(opened.terms)?.documents.flatMap((document) => document.files ?? []) ?? [];
  if (!files.some(({ sha256 }) => sha256 === place.fileHash)) throw new Problem('RECORD_NOT_FOUND');
  return opened;
};

/**
 * Members that got the documents before or with the caller: the presenter's first. The beneficiary's is among them
 * where a bank presented for it: what it handed in itself the bank may have to fetch.
 */
const holdersOf = ({ facts }: OpenPresentation, own: string): string[] => {
  const parties = partiesIn(facts);
  const banks = documentBanks.flatMap((role) => {
    const party = parties[role];
    return party === undefined ? [] : [memberBehind(party)];
  });
  const { beneficiary } = parties;
  const members = [facts.presentation.act.by.mspId, ...banks, memberBehind(beneficiary)];
  return [...new Set(members)].filter((mspId) => mspId !== own);
};

/** What a fault of the other side is to the caller: a file that is not the one that the ledger names is a fault. */
const problemOf = (results: readonly FetchResult[]): Problem =>
  results.includes('differs')
    ? new Problem('FILE_HASH_MISMATCH')
    : new Problem(results.includes('refused') ? 'FILE_NOT_AVAILABLE' : 'FILE_UNREACHABLE', {
        retryAfter: 30,
      });

/** @throws Problem where nobody has it for us */
const fetchFrom = async (
  { organisation }: Principal,
  opened: OpenPresentation,
  { presentationId, fileHash }: FilePlace,
): Promise<string> => {
  const { view, mspId } = organisation;
  const { termsHash } = opened.facts.presentation;
  const key = termsKey(presentationId, 'presentation', termsHash);
  const opening = await view.terms(partyCollection(mspId), key);
  if (opening === undefined) throw new Problem('RECORD_NOT_FOUND');
  const results: FetchResult[] = [];
  for (const holder of holdersOf(opened, mspId)) {
    const asked = { holder, recordId: presentationId, section: 'presentation', termsHash, fileHash };
    const result = await organisation.fetchFile(asked, opening);
    if (result === 'held') return holder;
    results.push(result);
  }
  throw problemOf(results);
};

const registerReading = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    path,
    {
      config: { roles },
      schema: {
        operationId: 'readPresentedFile',
        summary: 'The file of a presented document. Who read it is kept with the file.',
        tags,
        params: FilePlace,
        response: { 200: fileAnswer, ...problems },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      await presentationNaming(principal, request.params);
      const { organisation, user } = principal;
      const { fileHash, presentationId: recordId } = request.params;
      const entry = await findEntry(organisation.documents, fileHash);
      const state = await organisation.files.state(fileHash);
      if (entry === undefined || state === 'missing') throw new Problem('FILE_MISSING');
      if (state === 'damaged') throw new Problem('FILE_DAMAGED');
      await noteAccess(organisation.documents, fileHash, {
        at: new Date().toISOString(),
        direction: 'read',
        organisation: organisation.mspId,
        person: user.enrolmentId,
        recordId,
      });
      return reply
        .type(entry.mediaType)
        .header('content-disposition', 'attachment')
        .serializer((content: unknown) => content as string)
        .send(Readable.from(organisation.files.open(fileHash)));
    },
  );
};

const registerFetching = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().post(
    `${path}/fetch`,
    {
      config: { roles },
      schema: {
        operationId: 'fetchPresentedFile',
        summary:
          'Fetches the file from the organisation that presented or forwarded the documents; the same again ' +
          'changes nothing. Both sides keep that it was fetched.',
        tags,
        params: FilePlace,
        response: { 200: FileFetched, ...problems },
      },
    },
    async (request): Promise<FileFetched> => {
      const principal = principalOf(request);
      const opened = await presentationNaming(principal, request.params);
      const { fileHash } = request.params;
      if ((await principal.organisation.files.state(fileHash)) === 'held') return { fileHash, state: 'held' };
      return { fileHash, state: 'held', from: await fetchFrom(principal, opened, request.params) };
    },
  );
};

export const registerPresentedFiles = (app: FastifyInstance): void => {
  registerReading(app);
  registerFetching(app);
};
