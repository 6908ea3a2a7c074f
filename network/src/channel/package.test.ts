import { describe, expect, test } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import { definitionHash } from './deployment.ts';
import { chaincodePackage } from './package.ts';
import { topologyOf } from '../topology.ts';

describe('the chaincode package', () => {
  test('it is the same on every machine: this id is on the ledger of those that run', () => {
    expect(chaincodePackage().id).toBe(chaincodePackage().id);
    expect(chaincodePackage().id).toMatch(/^chopmark_1:[0-9a-f]{64}$/);
    expect(chaincodePackage().content[9]).toBe(0xff);
  });

  test('it is an archive that says it is a service, and holds no key and no address', () => {
    const archive = gunzipSync(chaincodePackage().content);
    expect(archive.subarray(0, 13).toString()).toBe('metadata.json');
    expect(archive.subarray(512, 600).toString()).toContain('{"type":"ccaas","label":"chopmark_1"}');
    expect(archive.length % 512).toBe(0);
    expect(archive.toString('latin1')).not.toMatch(/PRIVATE KEY|127\.0\.0\.1/);
  });

  test('members agree anew when the policy or the collections change, and only then', () => {
    expect(definitionHash(topologyOf('full'))).toBe(definitionHash(topologyOf('full')));
    expect(definitionHash(topologyOf('full'))).not.toBe(definitionHash(topologyOf('small')));
  });
});
