/**
 * The page on which whoever holds a printed credit sees whether its terms are in force. It says what is public on the
 * ledger to somebody who knows the hash already, and no term.
 */
import { Credit, CreditVersion, idOf, TermsHash } from '@chopmark/chaincode/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { HostedOrganisation } from '../hosting.ts';
import { versionHashes } from '../letter-of-credit/versions.ts';
import type { ZodRoutes } from '../plugins/schemas.ts';

export const verificationPath = (creditId: string, termsHash: string): string =>
  `/verify/credits/${creditId}/${termsHash}`;

type Standing =
  | { readonly is: 'unknown' }
  | { readonly is: 'in-force' | 'earlier'; readonly number: number; readonly status: Credit['status'] };

const unknown: Standing = { is: 'unknown' };

/** How terms of this hash stand by the public records. A draft was never in force: it is unknown here. */
export const standingOfTerms = (
  credit: Credit | undefined,
  version: CreditVersion | undefined,
  termsHash: string,
): Standing => {
  if (credit?.issue === undefined || version === undefined) return unknown;
  const hashes = versionHashes(version);
  const at = hashes.indexOf(termsHash);
  if (at < 0) return unknown;
  return { is: at === hashes.length - 1 ? 'in-force' : 'earlier', number: at + 1, status: credit.status };
};

/** Whichever organisation of this gateway knows the credit: public records are the same for all. */
const standingIn = async (
  organisations: Iterable<HostedOrganisation>,
  creditId: string,
  termsHash: string,
): Promise<Standing> => {
  for (const { view } of organisations) {
    const record = await view.record(`credit/${creditId}`);
    if (record === undefined) continue;
    const version = await view.record(`credit-version/${creditId}`);
    return standingOfTerms(
      Credit.parse(record.value),
      version && CreditVersion.parse(version.value),
      termsHash,
    );
  }
  return unknown;
};

const verdicts = {
  'in-force': ['These are the terms in force.', '此为现行有效条款。'],
  earlier: ['These terms were replaced by an amendment.', '此条款已被修改取代。'],
  unknown: ['No such terms are known here.', '此处无此条款记录。'],
} as const;

/** Statuses in which the terms are those of a credit that can no longer be drawn. */
const endings: Partial<Record<Credit['status'], readonly [string, string]>> = {
  cancelled: ['The credit was cancelled.', '信用证已撤销。'],
  expired: ['The credit has expired.', '信用证已过期。'],
  closed: ['The credit is closed.', '信用证已闭卷。'],
};

const paragraph = ([english, chinese]: readonly [string, string]): string =>
  `<p>${english}<br><span lang="zh">${chinese}</span></p>`;

/** Ids and hashes are of a checked form: nothing of them is markup. */
const pageOf = (standing: Standing, creditId: string, termsHash: string, at: string): string => {
  const known = standing.is === 'unknown' ? [] : [`<dt>Version</dt><dd>${standing.number}</dd>`];
  const ended = standing.is === 'unknown' ? undefined : endings[standing.status];
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Documentary credit</title>',
    '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"></head><body>',
    '<h1>Documentary credit / <span lang="zh">跟单信用证</span></h1>',
    `<main data-standing="${standing.is}">${paragraph(verdicts[standing.is])}`,
    ended === undefined ? '' : paragraph(ended),
    `<dl><dt>Credit</dt><dd>${creditId}</dd>${known.join('')}<dt>Hash of the terms</dt><dd>${termsHash}</dd>`,
    `<dt>Asked</dt><dd>${at}</dd></dl>`,
    '<p>The page tells versions apart. Compare the paper itself with the copy of your bank.</p>',
    '</main></body></html>',
  ].join('\n');
};

/** Requests of one address in a minute, whoever asks. */
const perMinute = 30;

export const registerVerification = (
  app: FastifyInstance,
  organisations: ReadonlyMap<string, HostedOrganisation>,
): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/verify/credits/:creditId/:termsHash',
    {
      config: {
        public: true,
        rateLimit: { max: perMinute, timeWindow: 60_000, keyGenerator: ({ ip }: FastifyRequest) => ip },
      },
      schema: {
        operationId: 'verifyPrintedCredit',
        summary: 'A page for whoever holds a printed credit: whether its terms are in force.',
        tags: ['letters-of-credit'],
        params: z.strictObject({ creditId: idOf('credit'), termsHash: TermsHash }),
        response: {
          200: {
            description: 'The page, without scripts.',
            content: { 'text/html': { schema: z.any().meta({ type: 'string' }) } },
          },
        },
      },
    },
    async (request, reply) => {
      const { creditId, termsHash } = request.params;
      const standing = await standingIn(organisations.values(), creditId, termsHash);
      return reply
        .type('text/html; charset=utf-8')
        .serializer((content: unknown) => content as string)
        .send(pageOf(standing, creditId, termsHash, new Date().toISOString()));
    },
  );
};
