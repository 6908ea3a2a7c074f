import { describe, expect, test } from '@jest/globals';
import { refusalTables } from '../test-support/refusals/all.ts';
import { perform } from '../test-support/recorder.ts';
import { wholeStory } from '../test-support/story.ts';
import { handlers } from './catalogue.ts';
import { commonErrorCodes, errorCodes } from './kernel/errors.ts';
import { approvalRefusals } from './bank-policy/approvals.ts';
import { kindAllowsRole, organisationKinds } from './kernel/roles.ts';

const definitions = [...handlers.values()].map(({ definition }) => definition);

describe('catalogue of commands', () => {
  test('every command has a table of its refusals', () =>
    expect(Object.keys(refusalTables).sort()).toEqual([...handlers.keys()].sort()));

  test('no error code is declared by nobody', () => {
    const declared = new Set<string>([...commonErrorCodes, ...definitions.flatMap(({ errors }) => errors)]);
    expect(errorCodes.filter((code) => !declared.has(code))).toEqual([]);
  });

  test.each(definitions)('$name declares each refusal once', ({ errors }) =>
    expect(new Set(errors).size).toBe(errors.length),
  );

  test.each(definitions)('$name can be said by somebody', ({ roles }) =>
    expect(roles.some((role) => organisationKinds.some((kind) => kindAllowsRole(kind, role)))).toBe(true),
  );

  test('a checker’s act that a bank’s service may submit asks for the approvals of two persons', () => {
    const alone = definitions.filter(
      ({ roles, errors }) =>
        roles.includes('bank-service') &&
        roles.includes('bank-checker') &&
        !roles.includes('bank-maker') &&
        !approvalRefusals.every((code) => (errors as readonly string[]).includes(code)),
    );
    expect(alone.map(({ name }) => name)).toEqual([]);
  });

  test.each(definitions)('$name takes in its path only members of its input', ({ path, input }) => {
    const members = [...path.matchAll(/\{(\w+)\}/g)].map(([, member]) => member);
    expect(members.filter((member) => !(member !== undefined && member in input.shape))).toEqual([]);
  });

  test.each(definitions)('$name repeats only terms that it takes', ({ known, sections }) =>
    expect(known.filter((section) => !(section in sections))).toEqual([]),
  );

  test('two commands have no path in common', () =>
    expect(new Set(definitions.map(({ path }) => path)).size).toBe(definitions.length));
});

describe('the story', () => {
  test('says every command, and emits every declared event', async () => {
    const acts = await wholeStory();
    const emitted = new Set(
      acts.flatMap(({ execution }) => execution.envelope.events.map(({ type }) => type)),
    );
    expect([...new Set(acts.map(({ call }) => call.name))].sort()).toEqual([...handlers.keys()].sort());
    expect(definitions.flatMap(({ events }) => events).filter((type) => !emitted.has(type))).toEqual([]);
  });

  test('emits only events that their command declares', async () => {
    for (const { call, execution } of await wholeStory()) {
      const declared = handlers.get(call.name)?.definition.events ?? [];
      expect(execution.envelope.events.filter(({ type }) => !declared.includes(type))).toEqual([]);
    }
  });

  test('comes out the same when every command is decided a second time, on frozen facts', async () => {
    for (const act of await wholeStory()) {
      const { result, changes } = await perform(act);
      expect([result, changes]).toEqual([act.execution, act.changes]);
    }
  });

  test('does not depend on the order in which members and sections are sent', async () => {
    for (const act of await wholeStory()) {
      const reversed = (value: object): object => Object.fromEntries(Object.entries(value).reverse());
      const call = { ...act.call, input: reversed(act.call.input), sections: reversed(act.call.sections) };
      const { result, changes } = await perform({ ...act, call: call as typeof act.call });
      expect([result, changes]).toEqual([act.execution, act.changes]);
    }
  });
});
