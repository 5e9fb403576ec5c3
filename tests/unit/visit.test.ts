import { describe, expect, it } from 'vitest';
import { Snapshot } from '../../preload/contract.ts';
import { fault } from '../../preload/faults.ts';
import { err } from '../../preload/result.ts';
import { printable, VisitWorld } from '../fixtures/visit-world.ts';

const settlements = (world: VisitWorld) =>
  world.journal.due(Number.MAX_SAFE_INTEGER).flatMap((entry) => (entry.kind === 'settlement' ? [entry] : []));

describe('a visit', () => {
  it('goes from the attract screen to a printed and rated licence', async () => {
    const world = new VisitWorld();
    await world.toPrinting();
    const print = await world.screen('print', ({ phase }) => phase === 'printing');
    expect(print.pages).toBe(2);
    world.job.resolve({ state: 'printed' });
    const collect = await world.screen('collect');
    expect(collect.printNumber).toBe('YZ01-20261122-000001');
    world.visit.intend({ type: 'FINISH' });
    await world.screen('rate');
    world.visit.intend({ type: 'RATE', grade: 5 });
    const farewell = await world.screen('farewell');
    expect(farewell).toMatchObject({ printed: 1, rated: true });
    expect(settlements(world).map(({ settlement }) => settlement.outcome)).toEqual(['printed']);
    expect(world.journal.openPrints()).toEqual([]);
    expect(world.journal.count()).toEqual({ waiting: 2, refused: 0 });
  });

  it('shows masked names and numbers only', async () => {
    const world = new VisitWorld();
    await world.toLicences();
    const text = JSON.stringify(world.visit.snapshot());
    expect(text).not.toContain('样本甲');
    expect(text).not.toContain(printable.number);
    expect(text).toContain('样*甲');
  });

  it('emits snapshots that the contract knows, on every screen', async () => {
    const world = new VisitWorld();
    const seen = new Set<string>();
    world.visit.onSnapshot((snapshot) => {
      expect(() => Snapshot.parse(JSON.parse(JSON.stringify(snapshot)))).not.toThrow();
      seen.add(snapshot.screen.name);
    });
    await world.toPrinting();
    world.job.resolve({ state: 'printed' });
    await world.screen('collect');
    world.visit.intend({ type: 'FINISH' });
    world.visit.intend({ type: 'SKIP_RATING' });
    await world.screen('farewell');
    expect([...seen]).toEqual([
      'attract',
      'choose',
      'identify',
      'licences',
      'preview',
      'print',
      'collect',
      'rate',
      'farewell',
    ]);
  });

  it('forgets the resident when it is over, and tells the platform to', async () => {
    const world = new VisitWorld();
    await world.toLicences();
    world.visit.intend({ type: 'CANCEL' });
    await world.screen('farewell');
    world.cardPresent = false;
    await world.pass(700);
    await world.pass(9_000);
    await world.screen('attract');
    expect(world.visit.snapshot().visit).toBeNull();
    expect(world.forgotten).toEqual(['identification-0001']);
    world.visit.intend({ type: 'BEGIN' });
    world.visit.intend({ type: 'CHOOSE_SERVICE', code: 'all' });
    await world.screen('identify');
  });

  it('reminds of a card that was left, and goes on when it is taken', async () => {
    const world = new VisitWorld();
    await world.toLicences();
    world.visit.intend({ type: 'CANCEL' });
    await world.screen('farewell', ({ cardLeft }) => cardLeft);
    await world.pass(8_000);
    await world.screen('farewell', ({ cardLeft }) => cardLeft);
    world.cardPresent = false;
    await world.pass(700);
    await world.screen('farewell', ({ cardLeft }) => !cardLeft);
    await world.pass(9_000);
    await world.screen('attract');
  });

  it('goes back one step at a time', async () => {
    const world = new VisitWorld();
    await world.toPreview();
    world.visit.intend({ type: 'BACK' });
    await world.screen('licences', ({ phase }) => phase === 'ready');
    world.visit.intend({ type: 'BACK' });
    await world.screen('choose');
    world.visit.intend({ type: 'BACK' });
    await world.screen('farewell');
  });

  it('ignores intents that do not fit the screen', async () => {
    const world = new VisitWorld();
    await world.screen('attract');
    for (const type of ['PRINT', 'RETRY', 'BACK', 'CANCEL', 'FINISH', 'ANOTHER', 'SKIP_RATING'] as const) {
      world.visit.intend({ type });
    }
    world.visit.intend({ type: 'RATE', grade: 5 });
    world.visit.intend({ type: 'CHOOSE_SERVICE', code: 'all' });
    expect(world.visit.snapshot().screen.name).toBe('attract');
    expect(world.journal.count()).toEqual({ waiting: 0, refused: 0 });
  });

  it('does not open a licence that cannot be printed, or that is not the holder’s', async () => {
    const world = new VisitWorld();
    await world.toLicences();
    world.visit.intend({ type: 'CHOOSE_LICENCE', id: 'licence-2' });
    world.visit.intend({ type: 'CHOOSE_LICENCE', id: 'somebody-elses' });
    expect(world.visit.snapshot().screen.name).toBe('licences');
  });

  it('gives the preview out for its own handle alone, and only while it is up', async () => {
    const world = new VisitWorld();
    await world.toPreview();
    const { document } = await world.screen('preview');
    expect(document).not.toBeNull();
    expect(world.visit.preview(document ?? '')).not.toBeNull();
    expect(world.visit.preview('another')).toBeNull();
    world.visit.intend({ type: 'BACK' });
    expect(world.visit.preview(document ?? '')).toBeNull();
  });
});

describe('the idle clock', () => {
  it('asks whether somebody is there, counts down and ends the visit', async () => {
    const world = new VisitWorld();
    await world.toLicences();
    await world.pass(60_000);
    expect(world.visit.snapshot().idle).toEqual({ secondsLeft: 20 });
    await world.pass(5_000);
    expect(world.visit.snapshot().idle).toEqual({ secondsLeft: 15 });
    await world.pass(15_000);
    await world.screen('farewell');
    expect(world.visit.snapshot().idle).toBeNull();
  });

  it('starts anew with every touch', async () => {
    const world = new VisitWorld();
    await world.toLicences();
    await world.pass(59_000);
    world.visit.touch();
    await world.pass(59_000);
    expect(world.visit.snapshot().idle).toBeNull();
    await world.pass(2_000);
    expect(world.visit.snapshot().idle).not.toBeNull();
    world.visit.touch();
    expect(world.visit.snapshot().idle).toBeNull();
  });

  it('leaves a print alone', async () => {
    const world = new VisitWorld();
    await world.toPrinting();
    await world.pass(300_000);
    expect(world.visit.snapshot().screen.name).toBe('print');
  });
});

describe('trouble', () => {
  it.each(['card-removed', 'card-not-selected', 'card-unreadable', 'card-unknown-kind', 'reader-offline'] as const)(
    'with the card (%s) is told, and the reader goes on waiting',
    async (code) => {
      const world = new VisitWorld();
      await world.screen('attract');
      world.visit.intend({ type: 'BEGIN' });
      world.visit.intend({ type: 'CHOOSE_SERVICE', code: 'all' });
      await world.screen('identify');
      world.lay(err(fault(code, 'in a test')));
      await world.screen('identify', ({ hint }) => hint === code);
      await world.pass(800);
      await world.screen('identify', () => world.readerPolls);
      world.lay();
      await world.screen('licences', ({ phase }) => phase === 'ready');
      expect(world.logged).toContainEqual({
        event: 'visit.trouble',
        fields: expect.objectContaining({ code, cause: 'in a test' }),
      });
    },
  );

  it.each([
    ['identify', 'platform-unreachable'],
    ['licences', 'platform-slow'],
    ['preview', 'platform-nonsense'],
  ] as const)('of the platform at %s (%s) can be tried again', async (call, code) => {
    const world = new VisitWorld();
    world.faults[call] = fault(code, 'in a test');
    await world.screen('attract');
    world.visit.intend({ type: 'BEGIN' });
    world.visit.intend({ type: 'CHOOSE_SERVICE', code: 'all' });
    world.lay();
    if (call === 'preview') {
      await world.screen('licences', ({ phase }) => phase === 'ready');
      world.visit.intend({ type: 'CHOOSE_LICENCE', id: printable.id });
    }
    const trouble = await world.screen('trouble');
    expect(trouble).toMatchObject({ code, canRetry: true, canGoBack: true });
    world.faults = {};
    world.visit.intend({ type: 'RETRY' });
    await (call === 'preview' ? world.screen('preview') : world.screen('licences'));
  });

  it('of a person whom nobody knows leads back to the reader, not into a retry', async () => {
    const world = new VisitWorld();
    world.faults.identify = fault('person-unknown', 'in a test');
    await world.screen('attract');
    world.visit.intend({ type: 'BEGIN' });
    world.visit.intend({ type: 'CHOOSE_SERVICE', code: 'all' });
    world.lay();
    expect(await world.screen('trouble')).toMatchObject({ canRetry: false });
    world.visit.intend({ type: 'RETRY' });
    expect(world.visit.snapshot().screen.name).toBe('trouble');
    world.visit.intend({ type: 'BACK' });
    await world.screen('identify', () => world.readerPolls);
  });

  it('before anything was authorised asks for the same authorisation again', async () => {
    const world = new VisitWorld();
    world.faults.authorisePrint = fault('platform-slow', 'in a test');
    await world.toPreview();
    world.visit.intend({ type: 'PRINT' });
    await world.screen('trouble');
    world.faults = {};
    world.visit.intend({ type: 'RETRY' });
    await world.screen('print', () => world.printing);
    expect(world.authorisationKeys).toHaveLength(2);
    expect(new Set(world.authorisationKeys).size).toBe(1);
  });

  it('with the paper is told before anything is authorised', async () => {
    const world = new VisitWorld();
    world.printerObstacle = fault('printer-out-of-paper', 'media-empty');
    await world.toPreview();
    world.visit.intend({ type: 'PRINT' });
    expect(await world.screen('trouble')).toMatchObject({ code: 'printer-out-of-paper', printNumber: null });
    expect(world.printsAuthorised).toBe(0);
  });

  it('with the document is settled as failed, and a retry gets a new number', async () => {
    const world = new VisitWorld();
    world.faults.document = fault('document-damaged', 'in a test');
    await world.toPreview();
    world.visit.intend({ type: 'PRINT' });
    expect(await world.screen('trouble')).toMatchObject({ code: 'document-damaged', canRetry: true });
    expect(settlements(world)).toMatchObject([{ settlement: { outcome: 'failed', cause: 'document-damaged' } }]);
    world.faults = {};
    world.visit.intend({ type: 'RETRY' });
    await world.screen('print', () => world.printing);
    expect(new Set(world.authorisationKeys).size).toBe(2);
  });

  it('with a print that nobody knows the end of is settled as unknown and never tried again', async () => {
    const world = new VisitWorld();
    await world.toPrinting();
    world.job.resolve({ state: 'unknown', fault: fault('print-unknown', 'in a test') });
    const trouble = await world.screen('trouble');
    expect(trouble).toMatchObject({ canRetry: false, canGoBack: false, printNumber: 'YZ01-20261122-000001' });
    world.visit.intend({ type: 'RETRY' });
    expect(world.visit.snapshot().screen.name).toBe('trouble');
    expect(settlements(world)).toMatchObject([{ settlement: { outcome: 'unknown' } }]);
  });

  it('with the disk in the middle of a print is never answered by printing again', async () => {
    const world = new VisitWorld();
    world.journal.settle = () => {
      throw new Error('disk full');
    };
    await world.toPrinting();
    world.job.resolve({ state: 'printed' });
    expect(await world.screen('trouble')).toMatchObject({ code: 'print-unknown', canRetry: false, canGoBack: false });
    world.visit.intend({ type: 'RETRY' });
    expect(world.visit.snapshot().screen.name).toBe('trouble');
    expect(world.journal.openPrints()).toHaveLength(1);
  });

  it('is over when the resident stops a print: the job is cancelled and settled', async () => {
    const world = new VisitWorld();
    await world.toPrinting();
    world.visit.intend({ type: 'CANCEL' });
    await world.screen('farewell');
    expect(settlements(world)).toMatchObject([{ settlement: { outcome: 'failed', cause: 'print-cancelled' } }]);
  });

  it('at the start keeps the terminal out of service until the catalogue is there', async () => {
    const world = new VisitWorld({ catalogue: fault('platform-unreachable', 'in a test') });
    await world.screen('out-of-service', ({ code }) => code === 'platform-unreachable');
    await world.pass(5_000);
    await world.screen('out-of-service');
    world.faults = {};
    await world.pass(5_000);
    await world.screen('attract');
  });
});
