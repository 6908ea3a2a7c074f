import { describe, expect, test } from '@jest/globals';
import { parseStory } from './reading.ts';
import { durationMs, resolveValue, type Scope } from './references.ts';

const actors = { maker: { organisation: 'HarbourBankMSP', role: 'bank-maker' } };
const step = { name: 'a step', actor: 'maker', command: 'ReserveLien' };
const storyWith = (...steps: readonly unknown[]) => ({ title: 'a story', actors, steps });

describe('a story that is not as documented is refused at the member that is wrong', () => {
  test.each([
    ['/title', { actors, steps: [step] }],
    ['/actors/maker/role', { ...storyWith(step), actors: { maker: { ...actors.maker, role: 'teller' } } }],
    ['/steps/0/command', storyWith({ ...step, command: 'reserve lien' })],
    ['/steps/0/inputs', storyWith({ ...step, inputs: {} })],
    ['/steps/0/expect/code', storyWith({ ...step, expect: { status: 'refused', code: 'no' } })],
    ['/steps/0/expect/status', storyWith({ ...step, expect: { status: 'lost' } })],
    ['/steps/0/together', storyWith({ name: 'both', together: [step], outcomes: {} })],
    ['/steps/0/pause', storyWith({ name: 'wait', pause: 'a while' })],
    ['/steps/0/query', storyWith({ name: 'look', actor: 'maker', query: 'audit', expect: {} })],
    ['/steps/0/actor', storyWith({ ...step, actor: 'checker' })],
    ['/steps/1/name', storyWith(step, step)],
  ])('%s', (pointer, story) => {
    expect(() => parseStory(story)).toThrow(expect.objectContaining({ pointer }));
  });
});

const scope: Scope = {
  saved: new Map([['receipt', 'WR-1']]),
  subjectOf: (firm) => (firm === 'copperfield' ? 'SUB-1' : undefined),
  now: Date.parse('2026-03-02T09:00:00Z'),
  play: 'P1',
};

describe('references', () => {
  test('nothing is put where nothing was saved', () => {
    expect(() => resolveValue('${lien}', scope)).toThrow('nothing is saved as ${lien}');
    expect(() => resolveValue('${firm:unknown}', scope)).toThrow('firm:unknown');
    expect(() => resolveValue('${now+2w}', scope)).toThrow('now+2w');
  });

  test.each([
    ['${receipt}', 'WR-1'],
    ['/warehouse-receipts/${receipt}/x', '/warehouse-receipts/WR-1/x'],
    ['${firm:copperfield}', 'SUB-1'],
    ['${now+2h}', '2026-03-02T11:00:00.000Z'],
    ['${now-30m}', '2026-03-02T08:30:00.000Z'],
    ['${today+30d}', '2026-04-01'],
    ['WR-${play}-0417', 'WR-P1-0417'],
    ['${hash:abc}', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('%s', (text, value) => {
    expect(resolveValue({ list: [text] }, scope)).toEqual({ list: [value] });
  });

  test('durations are exact', () => {
    expect(['90s', '15m', '2h', '30d'].map(durationMs)).toEqual([90_000, 900_000, 7_200_000, 2_592_000_000]);
  });
});
