import { describe, expect, test } from 'vitest';
import { HELP_CHANNEL, SUPPORT_URL } from '../address/heyron';
import managedSchema from './managed-schema.json' with { type: 'json' };
import { DEFAULTS, promptsOn, settingsOf } from './settings';
import { changeSchema, readChoices, readManaged } from './stored';

describe('what holds', () => {
  test('nothing was set: pages prompt, a week is kept, hosts are shown', () => {
    expect(settingsOf({}, {})).toEqual({
      ...{ prompting: true, quietHosts: [], keptDays: 7, addressDetail: 'host', language: '' },
      ...{ supportUrl: SUPPORT_URL, helpChannel: HELP_CHANNEL, promptingIsManaged: false },
    });
  });

  test('what is managed wins over what the user chose, and says so', () => {
    const managed = { prompting: false, supportUrl: 'https://help.example/' };
    const settings = settingsOf({ prompting: true, keptDays: 30 }, managed);
    expect(settings).toMatchObject({ ...managed, keptDays: 30, promptingIsManaged: true });
  });

  test('a page prompts unless prompting is off, or its own host is quiet', () => {
    const quiet = { ...DEFAULTS, quietHosts: ['user-0241.c1.heyron.ai'] };
    expect(promptsOn(quiet, 'user-0241.c1.heyron.ai')).toBe(false);
    expect(promptsOn(quiet, 'c3-0108.c3.heyron.ai')).toBe(true);
    expect(promptsOn({ ...quiet, prompting: false }, 'c3-0108.c3.heyron.ai')).toBe(false);
  });
});

describe('what is stored', () => {
  test('one value that does not fit hides no other', () => {
    expect(readChoices({ prompting: 'yes', keptDays: 30, addressDetail: 'none', more: 1 })).toEqual({
      keptDays: 30,
    });
    expect(readChoices({ quietHosts: ['heyron.ai.evil.test'] })).toEqual({});
    for (const nothing of [undefined, null, 'text', 7]) expect(readChoices(nothing)).toEqual({});
  });

  test('a managed support address is a page', () => {
    const of = (supportUrl: unknown) => readManaged({ supportUrl, prompting: true });
    expect(of('https://help.example/tickets')).toEqual({
      supportUrl: 'https://help.example/tickets',
      prompting: true,
    });
    for (const other of ['javascript:alert(1)', 'file:///etc/passwd', 'http://help.example/', 'help', 7])
      expect(of(other)).toEqual({ prompting: true });
  });

  test('a managed help channel is a short name on one line', () => {
    for (const name of ['#help', '#sign in & pairing', 'ヘルプ'])
      expect(readManaged({ helpChannel: name })).toEqual({ helpChannel: name });
    for (const other of ['', ' ', '#help\n', `#${'a'.repeat(30)}`, 7])
      expect(readManaged({ helpChannel: other })).toEqual({});
  });

  test('a change is taken as a whole or not at all', () => {
    expect(changeSchema.safeParse({ keptDays: 1 }).data).toEqual({ keptDays: 1 });
    expect(changeSchema.safeParse({ keptDays: 1, prompting: 2 }).success).toBe(false);
    expect(changeSchema.safeParse({ supportUrl: 'https://help.example/' }).success).toBe(false);
  });

  test('the schema for managed browsers names what is read from there, and nothing else', () => {
    const values = { prompting: false, supportUrl: 'https://help.example/', helpChannel: '#login' };
    expect(Object.keys(managedSchema.properties)).toEqual(Object.keys(readManaged(values)));
  });
});
