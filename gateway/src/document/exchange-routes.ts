/** The answering side of the exchange of files between the gateways of a record's parties. */
import { Readable } from 'node:stream';
import { partyCollection, termsKey } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import type { HostedOrganisation } from '../hosting.ts';
import { Problem } from '../plugins/problem.ts';
import { fileAnswer, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { ExchangeRequest, isSignedBy, namesFile, provesPossession } from './exchange-request.ts';
import { noteAccess } from './registry.ts';

/** A request is good for so long, as a transaction is. */
const ageMsMax = 300_000;

export const exchangePath = '/v1/file-exchange';

/** A stranger, a forger and a party that asks for another's file all hear the same. */
const refused = (): Problem => new Problem('FILE_NOT_AVAILABLE');

/**
 * Nonces of the requests that are young enough to be sent again. They need no disk: a copy that is replayed after a
 * restart gets only a file that its signer might have.
 */
const replays = (): ((nonce: string, now: number) => boolean) => {
  const seen = new Map<string, number>();
  return (nonce, now) => {
    for (const [old, at] of seen) {
      if (at > now - 2 * ageMsMax) break;
      seen.delete(old);
    }
    if (seen.has(nonce)) return true;
    seen.set(nonce, now);
    return false;
  };
};

const isEntitled = async (request: ExchangeRequest, holder: HostedOrganisation): Promise<boolean> => {
  const { recordId, section, termsHash, fileHash } = request.wish;
  const opening = await holder.view.terms(
    partyCollection(holder.mspId),
    termsKey(recordId, section, termsHash),
  );
  return opening !== undefined && provesPossession(request, opening) && namesFile(opening.terms, fileHash);
};

/** @param authorityOf PEM of the authority that certifies a member's people */
export const registerExchange = (
  app: FastifyInstance,
  organisations: ReadonlyMap<string, HostedOrganisation>,
  authorityOf: (mspId: string) => string | undefined,
): void => {
  const isReplay = replays();
  app.withTypeProvider<ZodRoutes>().post(
    exchangePath,
    {
      config: { public: true },
      schema: {
        operationId: 'exchangeFile',
        summary: 'A party’s gateway fetches a file that terms in its own collection name.',
        tags: ['files'],
        body: ExchangeRequest,
        response: { 200: fileAnswer, ...problems },
      },
    },
    async ({ body }, reply) => {
      const now = Date.now();
      const { requester, holder: holderId, issuedAt, nonce, fileHash, recordId } = body.wish;
      const holder = organisations.get(holderId);
      const authority = authorityOf(requester);
      if (holder === undefined || authority === undefined) throw refused();
      if (Math.abs(Date.parse(issuedAt) - now) > ageMsMax || !isSignedBy(body, authority, now))
        throw refused();
      if (isReplay(nonce, now) || !(await isEntitled(body, holder))) throw refused();
      if ((await holder.files.state(fileHash)) !== 'held') throw refused();
      const access = { at: new Date(now).toISOString(), organisation: requester, recordId };
      await noteAccess(holder.documents, fileHash, { ...access, direction: 'delivered' });
      return reply.type('application/octet-stream').send(Readable.from(holder.files.open(fileHash)));
    },
  );
};
