import { LegacyPaperTerms } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Principal, principalOf } from '../auth/principal.ts';
import { liveKeys } from '../fingerprint/live-keys.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import { paperTokens } from '../legacy-import/paper-tokens.ts';
import { problems, type ZodRoutes } from '../plugins/schemas.ts';
import { checkPaper, FinancingCheck } from './check.ts';

/** Enough for a bank’s own disbursements, too few to try what others may have financed. */
const checksPerMinute = 120;

const readerOf = ({ organisation, user }: Principal) => ({
  get: (key: string) => organisation.currentRecord(user, key),
  range: (prefix: string) => organisation.currentRecords(user, prefix),
});

export const registerFinancingChecks = (
  app: FastifyInstance,
  { fingerprintKeys }: { readonly fingerprintKeys: FingerprintKeys },
): void => {
  app.withTypeProvider<ZodRoutes>().post(
    '/v1/financing-checks',
    {
      config: {
        roles: ['bank-maker', 'bank-checker', 'bank-service'],
        rateLimit: { max: checksPerMinute, timeWindow: 60_000 },
      },
      schema: {
        operationId: 'checkPaper',
        summary: 'Whether a paper is registered, financed, or in a bank’s book from before. Writes nothing.',
        description:
          'Asked before disbursement. The answer names nobody; the particulars stay in the gateway, which ' +
          'looks for their fingerprints. Each check is logged with who asked and what came of it.',
        tags: ['financings'],
        body: z.strictObject({ paper: LegacyPaperTerms }),
        response: { 200: FinancingCheck, ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const reader = readerOf(principal);
      const keys = await liveKeys(fingerprintKeys, { record: (key) => reader.get(key) });
      const { mspId, enrolmentId } = principal.user;
      const check = await checkPaper(reader, paperTokens(keys, request.body.paper), mspId);
      request.log.info({ mspId, enrolmentId, result: check.result }, 'a paper was checked');
      return check;
    },
  );
};
