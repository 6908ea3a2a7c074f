import { describe, expect, test } from '@jest/globals';
import { engineShortcoming, engineTrouble } from './engine.ts';

describe('an engine that cannot be used', () => {
  test('one that does not answer is named with where it was looked for, and what to do', () => {
    const said =
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?';
    const trouble = engineTrouble(said);
    expect(trouble.message).toContain('no Docker engine answers');
    expect(trouble.cure).toContain('systemctl start docker');
    expect(trouble.cure).toContain('without --runtime docker');
  });

  test('a socket that this user may not use is told from an engine that is away', () => {
    const said =
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock';
    const trouble = engineTrouble(said);
    expect(trouble.message).toContain('this user may not use the socket');
    expect(trouble.cure).toContain('usermod -aG docker');
  });

  test('a command and an engine that do not speak with each other are told so', () => {
    const said =
      'Error response from daemon: client version 1.52 is too new. Maximum supported API version is 1.40';
    expect(engineTrouble(said).message).toContain('do not fit');
  });

  test.each(['19.03.15', '20.9.1', '1.13.1'])('release %s is too old', (Version) => {
    const shortcoming = engineShortcoming({ Version, Os: 'linux', isRootless: false });
    expect(shortcoming?.message).toBe(`the Docker engine is of release ${Version}`);
    expect(shortcoming?.cure).toContain('20.10');
  });

  test.each(['20.10.24+dfsg1', '28.2.2', '100.0.0'])('release %s is new enough', (Version) => {
    expect(engineShortcoming({ Version, Os: 'linux', isRootless: false })).toBeUndefined();
  });

  test('a rootless engine is told so: it maps the owner of the files to somebody else', () => {
    const shortcoming = engineShortcoming({ Version: '28.2.2', Os: 'linux', isRootless: true });
    expect(shortcoming?.message).toContain('rootless');
  });

  test('an engine of another system is told so', () => {
    expect(engineShortcoming({ Version: '28.2.2', Os: 'windows', isRootless: false })?.message).toContain(
      'windows containers',
    );
  });
});
