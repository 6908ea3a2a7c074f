import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allPorts, defaultPortBase, portOf, readPortBase } from './ports.ts';
import { organisations, profileNames, topologyOf } from './topology.ts';

describe('ports', () => {
  test.each(['0', '80', '65500', '17000.5', 'seventeen', '-1'])('the base "%s" is refused', (text) => {
    expect(() => readPortBase(text)).toThrow('CHOPMARK_PORT_BASE');
  });

  test.each([undefined, ''])('without a base the default is used', (text) => {
    expect(readPortBase(text)).toBe(defaultPortBase);
  });

  test.each(profileNames)('%s: no two purposes share a port, and every port exists', (profile) => {
    fc.assert(
      fc.property(fc.integer({ min: 1024, max: 65_300 }), (base) => {
        const ports = [...allPorts(base, topologyOf(profile)).values()];
        expect(new Set(ports).size).toBe(ports.length);
        expect(Math.max(...ports)).toBeLessThanOrEqual(65_535);
      }),
    );
  });

  test('an organisation has the same ports in every profile', () => {
    for (const organisation of organisations) {
      const inFull = allPorts(17_000, topologyOf('full')).get(`${organisation.slug} authority`);
      expect(portOf(17_000, organisation, 'authority')).toBe(inFull);
    }
  });
});
