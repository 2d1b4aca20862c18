import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly kind?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
  readonly attribute?: string;
  readonly readonly?: boolean;
}

interface Suggested {
  readonly name: string;
  readonly description?: string;
  readonly values: readonly { readonly name: string }[];
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
    'page-id consumer-id consumer-name consumer-avatar calls-url events-url permissions-url video-codecs audio-only ringtone alerts shortcuts ask-rating lang dir phase',
  members:
    'pageId consumerId consumerName consumerAvatar callsUrl eventsUrl permissionsUrl videoCodecs audioOnly ringtone alerts shortcuts askRating adapter rtcConfiguration dialect describeConsumer ' +
    'call calls dial accept decline hangUp setMicrophone setCamera setScreenShare setVideoCodecs receive',
  events: 'call-incoming call-phase call-media call-version call-warning call-warning-cleared call-error call-ended call-rating call-permission',
  slots: 'idle header-extra toolbar-extra after-call',
  cssParts:
    'panel header avatar name status timer stage remote-video self-view toolbar button dial-button accept-button accept-video-button ' +
    'decline-button hang-up-button microphone-button camera-button screen-button devices-button select codec-select switch test-button picture-in-picture-button full-screen-button unlock-button rating-button waiting-call message permission permission-button',
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
    const known = new Set([...PROMISED.members.split(' '), 'words', 'permissionsUrl', 'alerts', 'shortcuts', 'askRating']);
    assert.deepEqual(element.members.map(({ name }) => name).filter((name) => !known.has(name)), []);
  });

  it('names the files of the published package', () => {
    assert.deepEqual(manifest.modules.map(({ path }) => path), ['dist/element.js', 'dist/index.js']);
  });
});

/** `src/frameworks/properties.ts` reads the names of attributes off the class by these two rules. */
describe('The attributes', () => {
  const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const fields = element?.members.filter(({ kind, readonly }) => kind === 'field' && readonly !== true) ?? [];

  it('have the name of their property, with dashes', () => {
    const named = fields.flatMap(({ name, attribute }) => (attribute === undefined ? [] : [[attribute, dashed(name)]]));
    assert.ok(named.length > 0);
    for (const [attribute, expected] of named) assert.equal(attribute, expected);
  });

  it('are there for every property whose value is text, a number, or yes and no', () => {
    const isPlain = (type: string) => type.split('|').every((part) => /^\s*('.*'|string|number|boolean|null)\s*$/.test(part));
    for (const { name, type, attribute } of fields) assert.equal(isPlain(type?.text ?? ''), attribute !== undefined, name);
  });
});

describe('Editors', () => {
  const { tags } = JSON.parse(readFileSync('vscode.html-custom-data.json', 'utf8')) as { tags: readonly { attributes: readonly Suggested[] }[] };
  const webTypes = JSON.parse(readFileSync('web-types.json', 'utf8')) as {
    contributions: { html: { elements: readonly { attributes: readonly { name: string; description?: string; value?: { type?: string } }[] }[] } };
  };
  const attributes = tags.flatMap((tag) => tag.attributes);

  it('describe every attribute', () => {
    assert.deepEqual(attributes.map(({ name }) => name), element?.attributes.map(({ name }) => name));
    const inBoth = [...attributes, ...webTypes.contributions.html.elements.flatMap((tag) => tag.attributes)];
    assert.deepEqual(inBoth.filter(({ description }) => !description).map(({ name }) => name), []);
  });

  for (const [name, value] of [['dir', 'rtl'], ['lang', 'ja'], ['phase', 'reconnecting'], ['ringtone', 'none'], ['video-codecs', 'low-bandwidth'], ['video-codecs', 'AV1']] as const) {
    it(`suggest ${value} for ${name}`, () => {
      assert.ok(attributes.find((attribute) => attribute.name === name)?.values.some((suggested) => suggested.name === value));
      const type = webTypes.contributions.html.elements[0]?.attributes.find((attribute) => attribute.name === name)?.value?.type ?? '';
      assert.match(type, new RegExp(`'${value}'`));
    });
  }

  it('suggest no word that is not a value', () => {
    assert.deepEqual(attributes.flatMap(({ values }) => values).filter(({ name }) => /^(string|null|boolean)$/.test(name)), []);
  });
});
