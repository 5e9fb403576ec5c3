import { describe, expect, it } from 'vitest';
import { LicenceState, PrinterHold, Screen, Snapshot } from '../../preload/contract.ts';
import { FaultCode } from '../../preload/faults.ts';
import { findFixture, fixtures } from '../../renderer/gallery/fixtures.ts';

const screens = fixtures.map(({ snapshot }) => snapshot.screen);

describe("the gallery's fixtures", () => {
  it.each(fixtures)('$screen $variant is a snapshot that the contract knows', ({ snapshot }) => {
    expect(Snapshot.parse(snapshot)).toEqual(snapshot);
  });

  it('have names of their own', () => {
    const names = fixtures.map(({ screen, variant }) => `${screen} ${variant}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('show every screen', () => {
    const names = Screen.options.map(({ shape }) => shape.name.value);
    expect(new Set(screens.map(({ name }) => name))).toEqual(new Set(names));
  });

  it('show every failure, every state of a licence and everything that holds a print up', () => {
    const failures = screens.flatMap((screen) => (screen.name === 'trouble' ? [screen.code] : []));
    const holds = screens.flatMap((screen) => (screen.name === 'print' && screen.hold !== null ? [screen.hold] : []));
    const states = screens.flatMap((screen) =>
      screen.name === 'licences' ? screen.licences.map(({ state }) => state) : [],
    );
    expect(new Set(failures)).toEqual(new Set(FaultCode.options));
    expect(new Set(holds)).toEqual(new Set(PrinterHold.options));
    expect(new Set(states)).toEqual(new Set(LicenceState.options));
  });

  it('are found by screen and variant', () => {
    expect(findFixture('identify', 'reading')?.variant).toBe('reading');
    expect(findFixture('identify', null)?.variant).toBe('waiting');
    expect(findFixture('no such screen', null)).toBeNull();
  });
});
