import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBorder } from '../../main/shell/border.ts';
import { createHandlers } from '../../main/shell/handlers.ts';
import { contentSecurityPolicy } from '../../main/shell/page-policy.ts';
import { commands } from '../../preload/contract.ts';
import { VisitWorld } from '../fixtures/visit-world.ts';

const createGate = () => {
  const world = new VisitWorld();
  const logged: string[] = [];
  const border = createBorder(
    createHandlers(world.visit, () => undefined),
    (event) => logged.push(event),
  );
  return { world, logged, border };
};

describe('the border', () => {
  it('lets the contract’s commands through', async () => {
    const { world, border } = createGate();
    await world.screen('attract');
    expect(await border('visit.begin', {})).toEqual({ ok: true, value: {} });
    expect(await border('kiosk.snapshot', {})).toMatchObject({ ok: true, value: { screen: { name: 'choose' } } });
  });

  it.each([
    ['an unknown command', 'visit.steal', {}],
    ['a name of the prototype', 'constructor', {}],
    ['a name that is no text', ['visit.begin'], {}],
    ['a missing input', 'visit.begin', undefined],
    ['a field too many', 'visit.begin', { extra: 1 }],
    ['a wrong type', 'visit.rate', { grade: '5' }],
    ['a grade that there is not', 'visit.rate', { grade: 6 }],
    ['an endless text', 'visit.choose-service', { code: 'x'.repeat(65) }],
  ])('refuses %s and logs it', async (_what, name, input) => {
    const { border, logged } = createGate();
    expect(await border(name, input)).toEqual({ ok: false, error: { code: 'request-refused' } });
    expect(logged).toEqual(['border.refused']);
  });

  it('answers anything at all with a result, and stays where it was', async () => {
    const { world, border } = createGate();
    await world.screen('attract');
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.constantFrom(...Object.keys(commands)), fc.anything()),
        fc.anything(),
        async (name, input) => {
          const answer = await border(name, input);
          expect(typeof answer.ok).toBe('boolean');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('says no more than a code where a handler breaks', async () => {
    const { world, logged } = createGate();
    const handlers = createHandlers(world.visit, () => undefined);
    const border = createBorder(
      {
        ...handlers,
        'visit.begin': () => {
          throw new Error('样本甲');
        },
      },
      (event) => logged.push(event),
    );
    expect(await border('visit.begin', {})).toEqual({ ok: false, error: { code: 'internal' } });
    expect(logged).toEqual(['border.failed']);
  });
});

describe('the page policy', () => {
  it('has nothing unsafe, and frames the dock alone', () => {
    expect(contentSecurityPolicy(null)).not.toContain('unsafe');
    expect(contentSecurityPolicy(null)).toContain("frame-src 'none'");
    expect(contentSecurityPolicy('http://127.0.0.1:9')).toContain('frame-src http://127.0.0.1:9');
  });
});
