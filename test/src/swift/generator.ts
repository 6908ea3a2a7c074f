/** Random valid messages of every type, made from the tables. */
import { codeLists } from '@chopmark/gateway/swift/code-lists';
import { type FieldName, tagOf } from '@chopmark/gateway/swift/fields';
import type { MessageDefinition, Row } from '@chopmark/gateway/swift/message';
import type { View } from '@chopmark/gateway/swift/rules';
import { kindOfRow } from '@chopmark/gateway/swift/structure';
import fc, { type Arbitrary } from 'fast-check';
import { contentOf, currencies, type CurrencyOfMessage } from './content.ts';

/** What decides whether the rules hold: which fields there are, and the words that need others. */
interface Plan {
  readonly present: readonly boolean[];
  readonly availability: string;
  readonly confirmation: string;
  readonly hasDate: boolean;
  readonly currency: CurrencyOfMessage;
}

/** Number of the part, where a message is one of several. */
const partOf = (definition: MessageDefinition): number =>
  ['701', '708', '711', '721'].includes(definition.type) ? 2 : 1;

const viewOf = (rows: readonly Row[], plan: Plan, part: number): View => {
  const present = new Set<FieldName>(rows.filter((_, at) => plan.present[at]).map(({ name }) => name));
  const values: Partial<Record<FieldName, unknown>> = {
    '27': { number: part },
    '41a': { by: plan.availability },
    '49': plan.confirmation,
    '32a/charges': plan.hasDate ? { date: '2026-01-01' } : {},
  };
  return {
    has: (name) => present.has(name),
    value: (name) => (present.has(name) ? values[name] : undefined),
  };
};

const holds = (definition: MessageDefinition, plan: Plan): boolean => {
  const view = viewOf(Object.values(definition.rows), plan, partOf(definition));
  return definition.rules.every(({ brokenAt }) => brokenAt(view) === undefined);
};

const planOf = (definition: MessageDefinition): Arbitrary<Plan> =>
  fc
    .record({
      present: fc.tuple(
        ...Object.values(definition.rows).map(({ presence }) =>
          presence === 'mandatory' ? fc.constant(true) : fc.boolean(),
        ),
      ),
      availability: fc.constantFrom(...codeLists.availability.codes),
      confirmation: fc.constantFrom(...codeLists.confirmation.codes),
      hasDate: fc.boolean(),
      currency: fc.constantFrom(...currencies),
    })
    .filter((plan) => holds(definition, plan));

/** The option letters that a field may have under the plan. */
const optionsOf = (row: Row, plan: Plan): string[] => {
  const options = Object.keys(kindOfRow(row).notations);
  if (row.name !== '32a/charges') return options;
  return options.filter((option) => (option === 'D') === plan.hasDate);
};

const fieldText = (definition: MessageDefinition, row: Row, plan: Plan): Arbitrary<string> => {
  if (row.name === '27') return fc.constant(`:27:${partOf(definition)}/${partOf(definition)}`);
  if (row.name === '49') return fc.constant(`:49:${plan.confirmation}`);
  return fc.constantFrom(...optionsOf(row, plan)).chain((option) => {
    const tag = tagOf(row.name, option);
    const content = contentOf(row, option, { tag, currency: plan.currency });
    return content.map((text) => {
      const available = row.name === '41a' ? text.replace(/[^\n]*$/, plan.availability) : text;
      return `:${tag}:${available}`;
    });
  });
};

const terminals = fc.constantFrom('LUMIDEF0AXXX', 'HANBKRS0AXXX', 'TKYOJPJ0XXXX', 'AVRNCNB0XXXX');

/** `{2:…}` of a message that is sent, or that was delivered. */
const headers = (type: string): Arbitrary<string> =>
  fc
    .record({
      from: terminals,
      to: terminals,
      priority: fc.constantFrom('N', 'U', 'S'),
      isOutput: fc.boolean(),
    })
    .map(({ from, to, priority, isOutput }) =>
      isOutput
        ? `{1:F01${to}0042000815}{2:O${type}1012260301${from}00210004712603011013${priority}}`
        : `{1:F01${from}0000000000}{2:I${type}${to}${priority}}`,
    );

const around: Arbitrary<{ before: string; after: string }> = fc.record({
  before: fc.constantFrom('', '{3:{108:REFERENCE 26-1}}', '{3:{113:XXXX}{108:MUR}}', '{3:{119:ABC}}'),
  after: fc.constantFrom('', '{5:{CHK:0123456789AB}}', '{5:{MAC:00000000}{CHK:0123456789AB}{TNG:}}'),
});

/** A valid message of a type. */
export const messageTexts = (definition: MessageDefinition): Arbitrary<string> =>
  planOf(definition).chain((plan) => {
    const rows = Object.values(definition.rows).filter((_, at) => plan.present[at]);
    return fc
      .tuple(headers(definition.type), around, ...rows.map((row) => fieldText(definition, row, plan)))
      .map(([header, { before, after }, ...lines]) =>
        [`${header}${before}{4:`, ...lines.map((line) => line.replaceAll('\n', '\r\n')), `-}${after}`].join(
          '\r\n',
        ),
      );
  });
