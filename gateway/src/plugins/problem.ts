/**
 * Every refusal leaves as `application/problem+json` (RFC 9457), from one place, with nothing private in it.
 */
import { type ErrorCode, errorCatalogue, type Refusal } from '@chopmark/chaincode/api';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { httpCatalogue, type HttpCode } from './problem-catalogue.ts';

export const ProblemDocument = z
  .strictObject({
    type: z.string().meta({ description: 'A URN that names the code.' }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable code of the refusal.' }),
    pointer: z.string().optional().meta({ description: 'JSON pointer (RFC 6901) to the offending member.' }),
    expected: z.string().optional(),
    article: z.string().optional().meta({ description: 'The rule of the trade behind the refusal.' }),
    instance: z.string().meta({ description: 'A URN of this request, to be quoted to the operator.' }),
  })
  .meta({ id: 'Problem' });
export type ProblemDocument = z.output<typeof ProblemDocument>;

export type ProblemCode = HttpCode | ErrorCode;

interface Where {
  readonly pointer?: string | undefined;
  readonly expected?: string | undefined;
  readonly article?: string | undefined;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number | undefined;
}

const entryOf = (code: ProblemCode): { readonly status: number; readonly title: string } =>
  code in httpCatalogue ? httpCatalogue[code as HttpCode] : errorCatalogue[code as ErrorCode];

/** Thrown by routes and hooks; never carries what the client sent. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly where: Where;
  readonly statusCode: number;

  constructor(code: ProblemCode, where: Where = {}) {
    super(code);
    this.code = code;
    this.where = where;
    this.statusCode = entryOf(code).status;
  }
}

/** Thrown by the ledger side when nothing was sent: the same request may be made again. */
export class Unavailable extends Problem {
  constructor() {
    super('LEDGER_UNAVAILABLE', { retryAfter: 2 });
  }
}

/** A refusal of the ledger as a problem. `/input/x` and `/terms/y` become pointers into the body. */
export const problemOfRefusal = ({ refused, pointer, expected, article }: Refusal): Problem =>
  new Problem(refused, { pointer: pointer?.replace(/^\/input(?=\/)/, ''), expected, article });

export const documentOf = (problem: Problem, requestId: string): ProblemDocument => {
  const { status, title } = entryOf(problem.code);
  const { pointer, expected, article } = problem.where;
  return {
    type: `urn:chopmark:problem:${problem.code}`,
    title,
    status,
    code: problem.code,
    ...(pointer === undefined ? {} : { pointer }),
    ...(expected === undefined ? {} : { expected }),
    ...(article === undefined ? {} : { article }),
    instance: `urn:chopmark:request:${requestId}`,
  };
};

const ofFastify: Readonly<Record<string, HttpCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'CONTENT_TYPE_UNSUPPORTED',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'JSON_MALFORMED',
  FST_ERR_CTP_INVALID_JSON_BODY: 'JSON_MALFORMED',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'REQUEST_INVALID',
  FST_ERR_BAD_URL: 'REQUEST_INVALID',
  FST_UNDER_PRESSURE: 'OVERLOADED',
};

const problemOf = (error: FastifyError | Problem): Problem => {
  if (error instanceof Problem) return error;
  const code = ofFastify[error.code];
  if (code !== undefined) return new Problem(code);
  if (error.statusCode === 429) return new Problem('TOO_MANY_REQUESTS');
  return new Problem((error.statusCode ?? 500) < 500 ? 'REQUEST_INVALID' : 'INTERNAL_ERROR');
};

/** Answers with a problem. */
export const sendProblem = (request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply => {
  if (problem.where.retryAfter !== undefined) reply.header('retry-after', problem.where.retryAfter);
  if (problem.statusCode === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(problem.statusCode)
    .header('content-type', 'application/problem+json')
    .serializer(JSON.stringify)
    .send(documentOf(problem, request.id));
};

export const registerProblems = (app: FastifyInstance): void => {
  app.setErrorHandler((error: FastifyError | Problem, request, reply) => {
    const problem = problemOf(error);
    if (problem.code === 'INTERNAL_ERROR') request.log.error({ err: error }, 'request failed');
    return sendProblem(request, reply, problem);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new Problem('ROUTE_NOT_FOUND')));
};
