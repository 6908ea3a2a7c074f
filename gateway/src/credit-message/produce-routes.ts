/** The SWIFT message for a step that was taken, with everything that its fields could not hold. */
import { CreditTerms, idOf, profileRules } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Principal, principalOf } from '../auth/principal.ts';
import { openCredit, type OpenCredit } from '../letter-of-credit/read.ts';
import { versionHashes } from '../letter-of-credit/versions.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { ownTerms } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { AsOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { encode, type MessageJson } from '../swift/api.ts';
import { creditSteps } from './credit-steps.ts';
import type { CreditSituation } from './step.ts';

const Loss = z.strictObject({
  code: z.string(),
  pointer: z.string().meta({ description: 'JSON pointer into `message`.' }),
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

const producedOf = (message: MessageJson): ProducedMessage => {
  const { texts, losses, findings, problems: broken, isValid } = encode(message);
  const [first] = broken;
  if (first !== undefined) {
    throw new Problem('MESSAGE_NOT_WRITABLE', {
      pointer: `/message${first.pointer}`,
      expected: first.expected,
    });
  }
  return {
    messageType: message.messageType,
    texts: [...texts],
    message: { ...message },
    losses: [...losses],
    findings: findings.map(({ code, tag, expected }) => ({
      code,
      ...(tag === undefined ? {} : { tag }),
      expected,
    })),
    isValid,
  };
};

/** A message of issue carries the terms as they were issued, whatever amendments came after. */
const issuedTerms = async ({ organisation }: Principal, opened: OpenCredit): Promise<CreditTerms> => {
  const { credit, version, mayRead } = opened;
  const hash = version === undefined ? credit.draftHash : versionHashes(version)[0];
  const held = mayRead ? await ownTerms(organisation, credit.id, 'credit', hash) : undefined;
  const terms = CreditTerms.safeParse(held);
  if (!terms.success) throw new Problem('TERMS_NOT_HELD', { pointer: '/terms/credit' });
  return terms.data;
};

const Confirmation = z.object({ state: z.string() });

const situationOf = async (principal: Principal, opened: OpenCredit): Promise<CreditSituation> => {
  const found = await principal.organisation.view.records(`credit-confirmation/${opened.credit.id}/`);
  return {
    opened,
    terms: await issuedTerms(principal, opened),
    isConfirmed: found.some(({ value }) => Confirmation.parse(value).state === 'added'),
  };
};

const produce = async (principal: Principal, creditId: string, type: string): Promise<ProducedMessage> => {
  const opened = await openCredit(principal, creditId);
  if (profileRules[opened.credit.profile].messages.value !== 'swift')
    throw new Problem('NO_SWIFT_IN_PROFILE');
  const situation = await situationOf(principal, opened);
  const step = creditSteps[type];
  if (step?.happened(situation) !== true) throw new Problem('STEP_NOT_TAKEN');
  return producedOf(step.messageOf(situation));
};

export const registerMessageProduction = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/letters-of-credit/:creditId/messages/:mt',
    {
      config: { roles: ['bank-maker', 'bank-checker', 'bank-service'] },
      schema: {
        operationId: 'produceMessage',
        summary: 'The SWIFT message that reports a step of the credit, and what it could not say.',
        description: 'Domestic credits have none. A step that was not taken has no message.',
        tags: ['letters-of-credit'],
        params: z.strictObject({
          creditId: idOf('credit'),
          mt: z.enum(Object.keys(creditSteps)).meta({ description: 'Message type, such as 700.' }),
        }),
        querystring: AsOf,
        response: { 200: ProducedMessage, ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      await awaitBlock(principal.organisation, request.query.minBlock);
      return produce(principal, request.params.creditId, request.params.mt);
    },
  );
};
