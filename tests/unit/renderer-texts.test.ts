import { describe, expect, it } from 'vitest';
import { FaultCode } from '../../preload/faults.ts';
import { en } from '../../renderer/i18n/en.ts';
import { zh } from '../../renderer/i18n/zh.ts';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...flatten(value, `${path}${key}.`)],
    ),
  );
}

const chinese = flatten(zh);
const english = flatten(en);
/** Names of the other language, which are written in that language. */
const foreign = new Set(['actions.otherLanguage', 'attract.callOther']);
const placeholders = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}|<\/?\w+>/g)].map(String).toSorted();

describe('the texts of the interface', () => {
  it.each(FaultCode.options)('say in both languages what %s means and what to do', (code) => {
    for (const texts of [zh.faults[code], en.faults[code]]) {
      for (const part of [texts.title, texts.what, texts.next, texts.short]) expect(part.trim()).not.toBe('');
      expect(texts.next).not.toBe(texts.what);
    }
  });

  it('keep the sentences about failures short', () => {
    for (const [code, { title, what, next, short }] of Object.entries(zh.faults)) {
      expect(title.length, code).toBeLessThanOrEqual(13);
      expect(what.length, code).toBeLessThanOrEqual(22);
      expect(next.length, code).toBeLessThanOrEqual(22);
      expect(short.length, code).toBeLessThanOrEqual(7);
    }
  });

  it('fill in the same values in both languages', () => {
    for (const [key, text] of chinese) expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text));
  });

  it('do not mix the languages', () => {
    for (const [key, text] of english) {
      if (!foreign.has(key)) expect(text, key).not.toMatch(/\p{Script=Han}|[，。？！：；]/u);
    }
    for (const [key, text] of chinese) {
      if (!foreign.has(key)) expect(text.replaceAll(/\{\{\w+\}\}|<\/?\w+>/g, ''), key).not.toMatch(/[a-z]|[,;?!]/i);
    }
  });

  it('hold no apostrophe that the Chinese font draws a character wide', () => {
    for (const [key, text] of english) expect(text, key).not.toMatch(/[‘’“”]/);
  });
});
