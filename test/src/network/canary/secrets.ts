/** Every private value of a scenario with those who may know it: docs/privacy.md says who. */
import type { Lot } from '../lot.ts';
import type { Canary } from './marks.ts';

const [bank, warehouse, platform, inspector, regulator, registry] = [
  'HarbourBankMSP',
  'EastgateMSP',
  'EnterprisesMSP',
  'SurewatchMSP',
  'RegulatorMSP',
  'RegistryMSP',
];

/** Fields whose values are the same for many deals: finding them says nothing. */
const ordinary = new Set(['currency', 'unit', 'origin', 'hsCode', 'from', 'to', 'dayCount', 'debtorClass']);
const shortest = 9;

interface Leaf {
  readonly name: string;
  readonly value: string;
}

/** All values of terms that are like no others. */
const leavesOf = (name: string, terms: unknown): Leaf[] => {
  if (typeof terms !== 'object' || terms === null) {
    const value = String(terms);
    const isDate = /^\d{4}-\d{2}-\d{2}/.test(value);
    return value.length < shortest || isDate ? [] : [{ name, value }];
  }
  return Object.entries(terms)
    .filter(([field]) => !ordinary.has(field))
    .flatMap(([field, member]) => leavesOf(`${name}/${field}`, member));
};

/** `412345678.90` also as `41234567890`: the ledger counts in minor units. */
const withMinorUnits = ({ name, value }: Leaf): Leaf[] => {
  const minor = value.replace('.', '');
  const isAmount = /^\d+\.\d{2}$/.test(value) && minor.length > shortest;
  return isAmount
    ? [
        { name, value },
        { name: `${name} in minor units`, value: minor },
      ]
    : [{ name, value }];
};

/** A value that two sections share may be known to the parties of both. */
const merged = (canaries: readonly Canary[]): Canary[] =>
  [...Map.groupBy(canaries, ({ value }) => value)].map(([value, same]) => ({
    value,
    name: same.map(({ name }) => name).join(' = '),
    parties: [...new Set(same.flatMap(({ parties }) => parties))],
  }));

export const secretsOf = (lot: Lot): Canary[] => {
  const sections: readonly (readonly [string, unknown, readonly string[]])[] = [
    ['goods', lot.goods, [warehouse, platform, inspector, bank]],
    ['storage', lot.storage, [warehouse, platform]],
    ['inspection', lot.inspection, [warehouse, platform, inspector, bank]],
    ['request', lot.request, [platform, bank]],
    ['deal', lot.deal, [platform, bank]],
    ['disbursement', lot.disbursement, [platform, bank]],
    ['repayment', lot.repayment, [platform, bank]],
    [
      'exposure',
      { principal: lot.deal['principal'], outstanding: lot.outstanding },
      [platform, bank, regulator],
    ],
    ['price', lot.price, [inspector, platform, bank]],
    ['order', lot.order, [registry, warehouse]],
  ];
  return merged(
    sections.flatMap(([section, terms, parties]) =>
      leavesOf(section, terms)
        .flatMap(withMinorUnits)
        .map((leaf) => ({ ...leaf, parties })),
    ),
  );
};
