/** The SWIFT message for a step that was taken, with everything that its fields could not hold. */
import { CreditRole, CreditTerms, idOf, profileRules } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Principal, principalOf } from '../auth/principal.ts';
import { factsOf, openCredit, type OpenCredit } from '../letter-of-credit/read.ts';
import { versionHashes } from '../letter-of-credit/versions.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { ownTerms } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { AsOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { definitionOf, encode } from '../swift/api.ts';
import { tagsOfRow } from '../swift/structure.ts';
import { type Drafted, type Occurrence, selected, type Selector, subjects } from './step.ts';
import { outerStepsOf, stepsOf } from './steps.ts';

const Loss = z.strictObject({
  code: z.string(),
  pointer: z.string().meta({
    description: 'JSON pointer into `message`, or `/terms/…` for what no field of the message says.',
  }),
  from: z.string(),
  to: z.string(),
});

const ProducedMessage = z
  .strictObject({
    messageType: z.string(),
    texts: z.array(z.string()).meta({ description: 'The message, and its continuations where it is long.' }),
    message: z.record(z.string(), z.unknown()),
    losses: z.array(Loss).meta({ description: 'What the fields could not hold as it stands in the terms.' }),
    findings: z.array(z.strictObject({ code: z.string(), tag: z.string().optional(), expected: z.string() })),
    isValid: z.boolean(),
  })
  .meta({ id: 'ProducedMessage' });
type ProducedMessage = z.output<typeof ProducedMessage>;

/** A message that the network would turn back is not handed out. */
const notWritable = (pointer: string, expected: string): Problem =>
  new Problem('MESSAGE_NOT_WRITABLE', { pointer: `/message${pointer}`, expected });

const memberOf = (messageType: string, tag: string | undefined): string => {
  const rows = Object.entries(definitionOf(messageType)?.rows ?? {});
  const [member] = rows.find(([, row]) => tagsOfRow(row).some((one) => one === tag)) ?? [];
  return member === undefined ? '' : `/${member}`;
};

const producedOf = ({ message, unsaid }: Drafted): ProducedMessage => {
  const { messageType } = message;
  const { texts, losses, findings, problems: broken, isValid } = encode(message);
  const [first] = broken;
  if (first !== undefined) throw notWritable(first.pointer, first.expected);
  const error = findings.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw notWritable(memberOf(messageType, error.tag), error.expected);
  return {
    messageType,
    texts: [...texts],
    message: { ...message },
    losses: [...losses, ...unsaid],
    findings: findings.map(({ code, tag, expected }) => ({
      code,
      ...(tag === undefined ? {} : { tag }),
      expected,
    })),
    isValid,
  };
};

/** A message of issue carries the terms as they were issued, whatever amendments came after. */
const issuedTerms = async (
  { organisation }: Principal,
  opened: OpenCredit,
): Promise<CreditTerms | undefined> => {
  const { credit, version, mayRead } = opened;
  const hash = version === undefined ? credit.draftHash : versionHashes(version)[0];
  const held = mayRead ? await ownTerms(organisation, credit.id, 'credit', hash) : undefined;
  return CreditTerms.safeParse(held).data;
};

/** @throws Problem where the message says terms of the credit, and the bank holds none */
const occurrencesOf = async (
  principal: Principal,
  opened: OpenCredit,
  type: string,
): Promise<readonly Occurrence[]> => {
  const { organisation } = principal;
  const terms = await issuedTerms(principal, opened);
  const outer = { organisation, opened, facts: await factsOf(organisation.view, opened.credit.id) };
  const steps = outerStepsOf[type];
  if (terms === undefined && steps === undefined) {
    throw new Problem('TERMS_NOT_HELD', { pointer: '/terms/credit' });
  }
  const taken =
    terms === undefined
      ? (steps ?? []).map((step) => step(outer))
      : (stepsOf[type] ?? []).map(async (step) => step({ ...outer, terms }));
  return (await Promise.all(taken)).flat();
};

const produce = async (
  principal: Principal,
  { creditId, type }: { readonly creditId: string; readonly type: string },
  selector: Selector,
): Promise<ProducedMessage> => {
  const opened = await openCredit(principal, creditId);
  if (profileRules[opened.credit.profile].messages.value !== 'swift')
    throw new Problem('NO_SWIFT_IN_PROFILE');
  const occurrence = selected(await occurrencesOf(principal, opened, type), selector);
  if (occurrence === undefined) throw new Problem('STEP_NOT_TAKEN');
  return producedOf(await occurrence.draft());
};

/** Of several steps that a type reports; without any of these it is the last one. */
const Selection = z.strictObject({
  amendment: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'a number from 1 to 999')
    .transform(Number)
    .optional()
    .meta({ description: 'Number of the amendment: MT707, MT730, MT747.' }),
  presentation: idOf('presentation').optional(),
  claim: idOf('reimbursementClaim').optional(),
  about: z.enum(subjects).optional().meta({ description: 'What an MT707 or MT730 is about.' }),
  as: CreditRole.optional().meta({ description: 'Role of the bank whose message it is.' }),
});

export const registerMessageProduction = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/letters-of-credit/:creditId/messages/:mt',
    {
      config: { roles: ['bank-maker', 'bank-checker', 'bank-service'] },
      schema: {
        operationId: 'produceMessage',
        summary: 'The SWIFT message that reports a step of the credit, and what it could not say.',
        description:
          'Domestic credits have none. A step that was not taken has no message; of a step that was taken several ' +
          'times the query names one, or it is the last.',
        tags: ['letters-of-credit'],
        params: z.strictObject({
          creditId: idOf('credit'),
          mt: z.enum(Object.keys(stepsOf)).meta({ description: 'Message type, such as 700.' }),
        }),
        querystring: AsOf.extend(Selection.shape),
        response: { 200: ProducedMessage, ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, ...selector } = request.query;
      await awaitBlock(principal.organisation, minBlock);
      const { creditId, mt: type } = request.params;
      return produce(principal, { creditId, type }, selector);
    },
  );
};
