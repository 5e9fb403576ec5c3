import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { IdCardReader, ReadCard } from '../../main/devices/id-card/reader.ts';
import { openSdtReader } from '../../main/devices/id-card/sdt-reader.ts';
import { openSerialLink } from '../../main/devices/link/serial-link.ts';
import { openTcpLink } from '../../main/devices/link/tcp-link.ts';
import { type EmulatedReader, type LaidCard, startEmulatedReader } from '../../main/embedded/devices/id-card-reader.ts';
import { layCable, type SerialCable } from '../../main/embedded/devices/pty.ts';
import { specimens } from '../../main/embedded/specimens.ts';
import type { Fault } from '../../preload/faults.ts';
import type { Result } from '../../preload/result.ts';

interface Bench {
  readonly emulator: EmulatedReader;
  readonly reader: IdCardReader;
  readonly cable: SerialCable | null;
}

const specimen = (id: string): LaidCard => {
  const found = specimens.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no specimen ${id}`);
  return found;
};

async function connected(reader: IdCardReader): Promise<void> {
  await expect.poll(() => reader.status().state, { timeout: 10_000, interval: 10 }).toBe('ready');
}

async function overTcp(): Promise<Bench> {
  const emulator = await startEmulatedReader();
  const reader = openSdtReader(openTcpLink('127.0.0.1', emulator.port));
  onTestFinished(async () => {
    await reader.close();
    await emulator.close();
  });
  await connected(reader);
  return { emulator, reader, cable: null };
}

async function overSerial(): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'yingzhou-pty-'));
  const emulator = await startEmulatedReader({ paced: true });
  const cable = layCable(join(folder, 'reader'), emulator.port);
  await cable.plug();
  const reader = openSdtReader(openSerialLink(cable.path, 115_200));
  onTestFinished(async () => {
    await reader.close();
    await cable.unplug();
    await emulator.close();
    rmSync(folder, { recursive: true });
  });
  await connected(reader);
  return { emulator, reader, cable };
}

/** Reads one card; `reading` is called when one was found. */
function read(reader: IdCardReader, reading: () => void = () => undefined): Promise<Result<ReadCard, Fault> | null> {
  return reader.read({ signal: new AbortController().signal, onPhase: (phase) => phase === 'reading' && reading() });
}

/** Lifts the card, long enough for the reader to notice, and lays it down again. */
async function readAfterLifting(emulator: EmulatedReader, reader: IdCardReader): ReturnType<typeof read> {
  const reading = read(reader);
  emulator.lift();
  const before = emulator.looks();
  await expect.poll(() => emulator.looks(), { interval: 10, timeout: 5_000 }).toBeGreaterThan(before);
  emulator.lay(specimen('resident'));
  return await reading;
}

const benches = [
  ['TCP', overTcp],
  ['a serial port', overSerial],
] as const;

describe.each(benches)('an identity-card reader over %s', (_link, lay) => {
  it('reads each kind of card', async () => {
    const { emulator, reader } = await lay();
    for (const id of ['resident', 'resident-long', 'hmt', 'foreigner-2017', 'foreigner-2023']) {
      const card = specimen(id);
      emulator.lay(card);
      expect(await read(reader)).toEqual({ ok: true, value: card.card });
      emulator.lift();
    }
  });

  it('does not read a card again that has not been lifted', async () => {
    const { emulator, reader } = await lay();
    emulator.lay(specimen('resident'));
    await read(reader);
    const stop = new AbortController();
    const again = reader.read({ signal: stop.signal });
    expect(await reader.cardPresent()).toBe(true);
    emulator.lift();
    expect(await reader.cardPresent()).toBe(false);
    emulator.lay(specimen('hmt'));
    expect(await again).toMatchObject({ ok: true, value: { text: { kind: 'hmt' } } });
    stop.abort();
  });

  it('tells a card that lies upside down, and reads it once it is turned', async () => {
    const { emulator, reader } = await lay();
    emulator.fail('select-fails');
    emulator.lay(specimen('resident'));
    expect(await read(reader)).toMatchObject({ ok: false, error: { code: 'card-not-selected' } });
    expect(await readAfterLifting(emulator, reader)).toMatchObject({ ok: true });
  });

  it('tells a card that was pulled away half-way', async () => {
    const { emulator, reader } = await lay();
    emulator.fail('lift-while-reading');
    emulator.lay(specimen('resident'));
    expect(await read(reader)).toMatchObject({ ok: false, error: { code: 'card-removed' } });
    emulator.lay(specimen('resident'));
    expect(await read(reader)).toMatchObject({ ok: true });
  });

  it('asks again for an answer with a wrong checksum', async () => {
    const { emulator, reader } = await lay();
    emulator.fail('wrong-checksum');
    emulator.lay(specimen('resident'));
    expect(await read(reader)).toMatchObject({ ok: true });
  });

  it('gives a card up whose answers are damaged again and again, until it is lifted', async () => {
    const { emulator, reader } = await lay();
    emulator.fail('wrong-checksum', 3);
    emulator.lay(specimen('resident'));
    expect(await read(reader)).toMatchObject({ ok: false, error: { code: 'card-unreadable' } });
    expect(await readAfterLifting(emulator, reader)).toMatchObject({ ok: true });
  });

  it('tells a card of an unknown kind', async () => {
    const { emulator, reader } = await lay();
    emulator.lay(specimen('unknown-kind'));
    expect(await read(reader)).toMatchObject({ ok: false, error: { code: 'card-unknown-kind' } });
  });

  it('reads through noise on the line', async () => {
    const { emulator, reader } = await lay();
    emulator.fail('noise', 3);
    emulator.lay(specimen('resident'));
    expect(await read(reader)).toMatchObject({ ok: true });
  });

  it('never takes a late answer for that of the next command', async () => {
    const { emulator, reader } = await lay();
    emulator.fail('delay');
    emulator.lay(specimen('hmt'));
    expect(await read(reader)).toMatchObject({ ok: true, value: { text: { kind: 'hmt' } } });
    expect(await reader.cardPresent()).toBe(true);
  });

  it('stops waiting at once when it is told to', async () => {
    const { emulator, reader } = await lay();
    const stop = new AbortController();
    const reading = reader.read({ signal: stop.signal });
    stop.abort();
    expect(await reading).toBeNull();
    emulator.lay(specimen('resident'));
    expect(await read(reader)).toMatchObject({ ok: true });
  });

  it('tells a module that does not answer, and works again when it does', async () => {
    const { emulator, reader } = await lay();
    emulator.fail('silent', 3);
    expect(await read(reader)).toMatchObject({ ok: false, error: { code: 'reader-offline' } });
    emulator.lay(specimen('resident'));
    expect(await read(reader)).toMatchObject({ ok: true });
  });

  it('tells a module that cannot work', async () => {
    const { emulator, reader } = await lay();
    emulator.fail('self-test-failed');
    expect(await read(reader)).toMatchObject({ ok: false, error: { code: 'reader-faulty' } });
  });
});

describe('the cable of a reader', () => {
  it('may be pulled while a card is waited for, and plugged in again', async () => {
    const { emulator, reader, cable } = await overSerial();
    const reading = read(reader);
    await expect.poll(() => reader.status().state, { timeout: 5_000 }).toBe('waiting');
    await cable?.unplug();
    expect(await reading).toMatchObject({ ok: false, error: { code: 'reader-offline' } });
    await expect.poll(() => reader.status().state, { timeout: 5_000 }).toBe('disconnected');
    await cable?.plug();
    await connected(reader);
    emulator.lay(specimen('resident'));
    expect(await read(reader)).toMatchObject({ ok: true });
  });

  it('may be pulled in the middle of a card', async () => {
    const { emulator, reader, cable } = await overSerial();
    emulator.lay(specimen('resident'));
    let pulled: Promise<void> | undefined;
    const result = await read(reader, () => {
      pulled = cable?.unplug();
    });
    await pulled;
    expect(result).toMatchObject({ ok: false, error: { code: 'reader-offline' } });
    emulator.lift();
    await cable?.plug();
    await connected(reader);
    emulator.lay(specimen('foreigner-2023'));
    expect(await read(reader)).toMatchObject({ ok: true, value: { text: { kind: 'foreigner-2023' } } });
  });
});
