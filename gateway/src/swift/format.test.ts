import { describe, expect, test } from '@jest/globals';
import { compileFormat } from './format.ts';

const matchOf = (notation: string, text: string) => compileFormat(notation).match(text);

describe('a format', () => {
  test.each([
    ['16x', 'X'.repeat(17), 'LINE_TOO_LONG', 16],
    ['16x', '', 'FORMAT_INVALID', 0],
    ['16x', 'A\nB', 'FORMAT_INVALID', 1],
    ['16x', 'A&B', 'CHARACTER_NOT_ALLOWED', 1],
    ['65z', 'A}B', 'CHARACTER_NOT_ALLOWED', 1],
    ['6!n', '26010', 'FORMAT_INVALID', 5],
    ['6!n', '2601055', 'LINE_TOO_LONG', 6],
    ['3!a15d', 'usd1,', 'CHARACTER_NOT_ALLOWED', 0],
    ['1!n/1!n', '11', 'LINE_TOO_LONG', 1],
    ['2n/2n', '5/', 'FORMAT_INVALID', 2],
    ['4*35x', 'A\nB\nC\nD\nE', 'TOO_MANY_LINES', 7],
    ['4*35x', `A\n${'X'.repeat(36)}`, 'LINE_TOO_LONG', 37],
    ['[/34x$]4*35x', '/123', 'ACCEPTED', 0],
    ['4*35x$14x', 'ANY BANK', 'FORMAT_INVALID', 8],
    ['4*35x$14x', `A BANK\n${'X'.repeat(15)}`, 'FORMAT_INVALID', 22],
    ['30x[/35x]', 'OTHR/', 'FORMAT_INVALID', 5],
    ['24x$24x', 'IRREVOCABLE', 'FORMAT_INVALID', 11],
  ])('%s answers %j with %s at %i', (notation, text, code, at) => {
    const match = matchOf(notation, text);
    if (code === 'ACCEPTED') expect(match.isMatch).toBe(true);
    else expect(match).toMatchObject({ isMatch: false, code, at });
  });

  test.each([
    ['[[/1!a][/34x]$]4*35x', '/C/123\nA\nB', ['C', '123', 'A\nB']],
    ['[[/1!a][/34x]$]4*35x', '/C\nA', ['C', undefined, 'A']],
    ['[[/1!a][/34x]$]4*35x', '/CABC\nA', [undefined, 'CABC', 'A']],
    ['[[/1!a][/34x]$]4*35x', '//CH123456\nA', [undefined, '/CH123456', 'A']],
    ['[[/1!a][/34x]$]4*35x', 'A\nB', [undefined, undefined, 'A\nB']],
    ['4*35x$14x', 'A\nB\nBY PAYMENT', ['A\nB', 'BY PAYMENT']],
    ['30x[/35x]', 'OTHR/ISP98/2', ['OTHR', 'ISP98/2']],
    ['3n[/35x]', '21/AFTER DATE', ['21', 'AFTER DATE']],
    ['4!a2!a2!c[3!c]', 'LUMIDEF0XXX', ['LUMI', 'DE', 'F0', 'XXX']],
    ['4!a2!a2!c[3!c]', 'LUMIDEF0', ['LUMI', 'DE', 'F0', undefined]],
    ['/4!c/[35x]', '/DIFF/', ['DIFF', undefined]],
    ['3!n$6!n[4!n6!n]', '700\n2601050001000002', ['700', '260105', '0001', '000002']],
    ['[/1!a][/34x]|[[/1!a][/34x]$]35x', '/1\nPARIS', [undefined, undefined, undefined, '1', 'PARIS']],
    ['[/1!a][/34x]|[[/1!a][/34x]$]35x', '/1', [undefined, '1', undefined, undefined, undefined]],
  ])('%s reads %j in parts', (notation, text, parts) => {
    expect(matchOf(notation, text)).toMatchObject({ isMatch: true, parts });
  });

  test('a notation that is none is refused', () => {
    expect(() => compileFormat('4*35q')).toThrow('no character set q');
  });
});
