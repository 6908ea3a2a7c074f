/** Strict parsing of requests by zod: unknown members are refused, and each refusal points at one member. */
import type { FastifySchemaCompiler } from 'fastify';
import { type z } from 'zod';
import { Problem, type ProblemCode } from './problem.ts';

const escape = (part: PropertyKey): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

/** Of the branches of a union, the one that came furthest says what is wrong. */
const deepest = (
  issue: z.core.$ZodIssue,
  path: readonly PropertyKey[],
): [z.core.$ZodIssue, readonly PropertyKey[]] => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue, path];
  const branches = issue.errors.flatMap((issues) => issues.slice(0, 1));
  const furthest = branches.reduce((a, b) => (b.path.length > a.path.length ? b : a), branches[0] ?? issue);
  return furthest === issue ? [issue, path] : deepest(furthest, [...path, ...furthest.path]);
};

/** The first issue as a problem. The offending value is never repeated. */
export const problemOfIssue = (code: ProblemCode, error: z.ZodError): Problem => {
  const first = error.issues[0];
  if (first === undefined) return new Problem(code);
  const [issue, path] = deepest(first, first.path);
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const pointer = [...path, ...(unknown === undefined ? [] : [unknown])]
    .map((part) => `/${escape(part)}`)
    .join('');
  return new Problem(code, { pointer, expected: unknown === undefined ? issue.message : 'no such member' });
};

/** Bodies and path members are a command's (`COMMAND_INVALID`); query and headers are the request's. */
export const compileValidator: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const code = httpPart === 'body' || httpPart === 'params' ? 'COMMAND_INVALID' : 'REQUEST_INVALID';
  return (candidate: unknown) => {
    const parsed = schema.safeParse(candidate);
    return parsed.success ? { value: parsed.data } : { error: problemOfIssue(code, parsed.error) };
  };
};
