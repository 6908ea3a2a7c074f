import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutOf, readJson, type Layout } from './layout.ts';
import { claimState, foundState, readState } from './state.ts';

let layout: Layout;
beforeEach(() => {
  layout = layoutOf(mkdtempSync(join(tmpdir(), 'chopmark-state-')));
});
afterEach(() => rmSync(layout.home, { recursive: true }));

describe('the state directory', () => {
  test('data of one profile are not run as another', async () => {
    await foundState(layout, await claimState(layout, 'solo', undefined));
    await expect(claimState(layout, 'full', undefined)).rejects.toThrow('of the profile "solo", not "full"');
  });

  test('a channel is not run on other ports than it was made with', async () => {
    await foundState(layout, await claimState(layout, 'solo', 21_000));
    await expect(claimState(layout, 'solo', 22_000)).rejects.toThrow('CHOPMARK_PORT_BASE=21000, not 22000');
  });

  test('a channel is not run in containers when it was made for processes: it names their hosts', async () => {
    await foundState(layout, await claimState(layout, 'solo', undefined, 'process'));
    await expect(claimState(layout, 'solo', undefined, 'docker')).rejects.toThrow(
      'made for the runtime "process", not "docker"',
    );
  });

  test('data of a release without containers are those of processes', async () => {
    writeFileSync(layout.state, '{"format":1,"profile":"solo","portBase":17000}');
    expect(await readState(layout)).toMatchObject({ runtime: 'process' });
  });

  test('a channel that was made for other members is not run, and the difference is named', async () => {
    await foundState(layout, await claimState(layout, 'solo', undefined));
    const before = ['HarbourBankMSP', 'EnterprisesMSP', 'SurewatchMSP', 'RegistryMSP', 'OtherMSP'];
    const organisations = before.map((mspId) => ({ mspId }));
    writeFileSync(layout.manifest, JSON.stringify({ organisations }));
    await expect(claimState(layout, 'solo', undefined)).rejects.toThrow(
      'was made without EastgateMSP and with OtherMSP, and the topology says otherwise',
    );
  });

  test('a file that this release did not write is refused', async () => {
    writeFileSync(layout.state, '{"format":2}');
    await expect(readState(layout)).rejects.toThrow('not the state of this release');
  });

  test('what is there decides when nothing is asked for, and secrets are drawn once', async () => {
    await foundState(layout, await claimState(layout, 'small', 21_000));
    const keys = await readJson(layout.fingerprintKeys);
    await foundState(layout, await claimState(layout, undefined, undefined));
    expect(await claimState(layout, undefined, undefined)).toMatchObject({
      profile: 'small',
      portBase: 21_000,
    });
    expect(await readJson(layout.fingerprintKeys)).toEqual(keys);
  });
});
