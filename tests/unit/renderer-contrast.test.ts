import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../renderer/gallery/contrast.ts';

const css = await readFile(new URL('../../renderer/components/tokens.css', import.meta.url), 'utf8');
const colours = new Map([...css.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));

function colour(name: string): string {
  const value = colours.get(name);
  if (value === undefined) throw new Error(`no colour ${name}`);
  return value;
}

/** WCAG 2.2: 1.4.6 for what is read at length, 1.4.3 for the rest, 1.4.11 for what is no text. */
const pairs: readonly (readonly [ink: string, ground: string, least: number])[] = [
  ['--ink', '--paper', 7],
  ['--ink', '--paper-raised', 7],
  ['--ink', '--paper-sunk', 7],
  ['--ink', '--amber-wash', 7],
  ['--ink', '--vermilion-wash', 7],
  ['--ink', '--river-50', 7],
  ['--ink-soft', '--paper', 7],
  ['--ink-soft', '--paper-raised', 7],
  ['--ink-soft', '--paper-sunk', 4.5],
  ['--on-river', '--river-700', 7],
  ['--on-river', '--river-950', 7],
  ['--on-river-soft', '--river-700', 4.5],
  ['--on-river-soft', '--river-900', 7],
  ['--river-800', '--paper-raised', 7],
  ['--river-800', '--river-100', 4.5],
  ['--amber-ink', '--amber-wash', 7],
  ['--leaf-ink', '--leaf-wash', 7],
  ['--vermilion-deep', '--vermilion-wash', 7],
  ['--vermilion-deep', '--paper-raised', 7],
  ['--river-600', '--paper-raised', 3],
  ['--line-strong', '--paper', 3],
  ['--leaf', '--paper-raised', 3],
];

describe("the palette's contrast", () => {
  it.each(pairs)('%s on %s is at least %d', (ink, ground, least) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(least);
  });

  it('is measured as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
