import { describe, expect, test } from '@jest/globals';
import { releaseWarning } from './reports.ts';
import { parseVersion } from './toolchain.ts';

describe('releases of Fabric', () => {
  test('what prints no version is not taken for one', () => {
    expect(parseVersion('peer:\n Version: latest')).toBeUndefined();
    expect(parseVersion('command not found')).toBeUndefined();
  });

  test.each([
    ['peer:\n Version: v2.5.12\n Commit SHA: x', [2, 5]],
    ['peer:\n Version: 3.1.0', [3, 1]],
  ])('the version of "%s" is read', (output, version) => {
    expect(parseVersion(output)).toEqual(version);
  });

  test('a release with the known vulnerability is named, a later one is not', () => {
    expect(releaseWarning('2.5.0').join(' ')).toMatch(/CVE-2023-46132.*CVE-2024-45244/);
    expect(releaseWarning('2.5.4')).not.toEqual([]);
    expect(releaseWarning('2.5.12')).toEqual([]);
  });
});
