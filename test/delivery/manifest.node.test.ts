import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly kind?: string;
  readonly default?: string;
}

interface ElementDescription extends Record<string, unknown> {
  readonly tagName: string;
  readonly attributes: readonly Named[];
  readonly members: readonly Named[];
  readonly events: readonly Named[];
  readonly slots: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties: readonly Named[];
}

interface Manifest {
  readonly modules: readonly { readonly path: string; readonly declarations: readonly ElementDescription[] }[];
}

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest;
const element = manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === 'messenger-call-panel');

/** What hosts were promised, whatever else there is. */
const PROMISED = {
  attributes:
    'page-id consumer-id consumer-name consumer-avatar calls-url events-url video-codecs audio-only ringtone lang dir phase',
  members:
    'pageId consumerId consumerName consumerAvatar callsUrl eventsUrl videoCodecs audioOnly ringtone adapter rtcConfiguration dialect ' +
    'call calls dial accept decline hangUp setMicrophone setCamera setScreenShare setVideoCodecs receive',
  events: 'call-incoming call-phase call-media call-version call-warning call-warning-cleared call-error call-ended',
  slots: 'idle header-extra toolbar-extra after-call',
  cssParts:
    'panel header avatar name status timer stage remote-video self-view toolbar button dial-button accept-button accept-video-button ' +
    'decline-button hang-up-button microphone-button camera-button screen-button devices-button codec-select waiting-call message',
  cssProperties: ['accent', 'surface', 'text', 'muted-text', 'danger', 'success', 'radius', 'gap', 'font'].map((name) => `--call-panel-${name}`).join(' '),
} as const;

describe('The manifest', () => {
  assert.ok(element, 'describes the element');

  for (const [kind, names] of Object.entries(PROMISED) as [keyof typeof PROMISED, string][]) {
    it(`describes each promised name among its ${kind}`, () => {
      const described = new Set(element[kind].filter(({ description }) => description).map(({ name }) => name));
      assert.deepEqual(names.split(' ').filter((name) => !described.has(name)), []);
    });
  }

  it('gives the default of each CSS custom property', () => {
    assert.deepEqual(element.cssProperties.filter((property) => !property.default).map(({ name }) => name), []);
  });

  it('names no member that is not for hosts', () => {
    const known = new Set([...PROMISED.members.split(' '), 'words']);
    assert.deepEqual(element.members.map(({ name }) => name).filter((name) => !known.has(name)), []);
  });

  it('names the files of the published package', () => {
    assert.deepEqual(manifest.modules.map(({ path }) => path), ['dist/element.js', 'dist/index.js']);
  });
});
