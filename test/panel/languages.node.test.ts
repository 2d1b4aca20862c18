import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { withLater } from '../../src/panel/words/en-later.js';
import { words as en } from '../../src/panel/words/en.js';
import { LANGUAGES, loadedWords, loadWords } from '../../src/panel/words/languages.js';
import type { Words } from '../../src/panel/words/words.js';

const FOLDER = new URL('../../src/panel/words/', import.meta.url);

/** Every text by its path: `errors.network.0`. */
function textsOf(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
      assert.ok(typeof value === 'string' || (typeof value === 'object' && value !== null), `${path}${key} is a text or a group`);
      return typeof value === 'string' ? [[path + key, value] as const] : [...textsOf(value, `${path}${key}.`)];
    }),
  );
}

const english = textsOf(withLater(en));
const placeholdersOf = (text: string) => (text.match(/\{\w*\}/g) ?? []).sort();

/** Words that are the same in English and there. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ['texts.details'],
  id: ['extras.speaker'],
  vi: ['buttons.camera'],
};

const languages: readonly (readonly [string, Words])[] = await Promise.all(
  Object.entries(LANGUAGES).filter(([language]) => language !== 'en').map(async ([language, load]) => [language, (await load()).words] as const),
);

describe('languages', () => {
  it('are thirteen, and each file is one that can be asked for', () => {
    const files = readdirSync(FOLDER).filter((name) => /^[a-z]{2}(-[A-Z]{2})?\.ts$/.test(name)).map((name) => name.slice(0, 2));
    assert.deepEqual(files.sort(), Object.keys(LANGUAGES).sort());
    assert.equal(files.length, 13);
  });

  for (const [language, words] of languages) {
    describe(language, () => {
      const texts = textsOf(words);

      it('has a text for every one in English, and no other', () => {
        assert.deepEqual([...texts.keys()].sort(), [...english.keys()].sort());
      });

      it('has something to say in each', () => {
        assert.deepEqual([...texts].filter(([, text]) => text.trim() === '' || text !== text.trim()), []);
      });

      it('puts in the same names and times', () => {
        for (const [key, text] of texts) {
          assert.deepEqual(placeholdersOf(text), placeholdersOf(english.get(key) ?? ''), key);
        }
      });

      it('is not English anywhere', () => {
        const forgotten = [...texts].filter(([key, text]) => text === english.get(key)).map(([key]) => key);
        assert.deepEqual(forgotten, SAME[language] ?? []);
      });

      it('shouts at nobody, writes an ellipsis as one character and ends no status line with a full stop', () => {
        for (const [key, text] of texts) {
          assert.doesNotMatch(text, /[!！]|\.\.\.|['"]/, key);
        }
        for (const [happened] of Object.values(words.errors)) {
          assert.doesNotMatch(happened, /[.。…]$/);
        }
      });

      it('says what goes on with an ellipsis where English does', () => {
        const ongoing = [...texts].filter(([, text]) => text.endsWith('…')).map(([key]) => key);
        assert.deepEqual(ongoing, [...english].filter(([, text]) => text.endsWith('…')).map(([key]) => key));
      });

      it('is known to Intl', () => {
        assert.deepEqual(Intl.NumberFormat.supportedLocalesOf(language), [language]);
      });
    });
  }

  it('are found by the first part of the tag once loaded, and not before', async () => {
    assert.equal(loadedWords('pt-PT'), undefined);
    await loading('pt-PT');
    assert.equal(loadedWords('pt')?.buttons['hang-up'], 'Desligar');
    assert.equal(loadedWords('pt-BR'), loadedWords('pt-PT'));
  });

  it('are English in every country, and unknown where there are none', async () => {
    loadWords('zh-Hant-TW', () => assert.fail('nothing to load'));
    assert.equal(loadedWords('zh-Hant-TW'), undefined);
    await new Promise<void>((whenLoaded) => {
      loadWords('en-GB', whenLoaded);
    });
    assert.deepEqual(loadedWords('en-GB'), withLater(en));
  });

  it('can be asked for again after a file did not come', async () => {
    const refusal = Promise.reject(new TypeError('Failed to fetch'));
    loadWords('xx', () => assert.fail('nothing was loaded'), { xx: () => refusal });
    await refusal.catch(() => undefined);
    assert.equal(loadedWords('xx'), undefined);
    await loading('xx', { xx: () => Promise.resolve({ words: en }) });
    assert.equal(loadedWords('xx'), en);
  });
});

function loading(tag: string, files = LANGUAGES): Promise<void> {
  return new Promise((loaded) => {
    loadWords(tag, loaded, files);
  });
}
