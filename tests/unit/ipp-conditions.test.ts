import { describe, expect, it } from 'vitest';
import {
  completedWrongly,
  holdOf,
  paperInTheWay,
  printerHold,
  reasonsOf,
} from '../../main/devices/printer/conditions.ts';

describe('what a printer says is wrong', () => {
  it.each([
    ['media-empty', 'printer-out-of-paper'],
    ['media-empty-error', 'printer-out-of-paper'],
    ['media-empty-warning', 'printer-out-of-paper'],
    ['media-empty-err', 'printer-out-of-paper'],
    ['media-needed-report', 'printer-out-of-paper'],
    ['media-jam-error', 'printer-jam'],
    ['cover-open', 'printer-cover-open'],
    ['door-open-error', 'printer-cover-open'],
    ['interlock-open-warning', 'printer-cover-open'],
    ['toner-empty-error', 'printer-toner-out'],
    ['marker-supply-empty-warning', 'printer-toner-out'],
    ['offline-report', 'printer-offline'],
    ['paused', 'printer-offline'],
  ])('is brought down to one hold, whatever the suffix: %s', (reason, hold) => {
    expect(holdOf([reason])).toBe(hold);
  });

  it.each([
    'none',
    'toner-low-warning',
    'marker-supply-low-report',
    'media-low-warning',
    'connecting-to-device',
    'other',
  ])('holds nothing up: %s', (reason) => {
    expect(holdOf([reason])).toBeNull();
  });

  it('names the jam first, for the cover is open only to clear it', () => {
    expect(holdOf(['media-empty-error', 'cover-open-error', 'media-jam-error'])).toBe('printer-jam');
  });

  it('takes one reason for as many: a scalar, an array, or nothing', () => {
    expect(reasonsOf('Media-Empty-Error')).toEqual(['media-empty-error']);
    expect(reasonsOf(['none'])).toEqual([]);
    expect(reasonsOf(['media-jam', 'toner-low', 7])).toEqual(['media-jam', 'toner-low']);
    expect(reasonsOf(undefined)).toEqual([]);
  });

  it('takes a printer that is stopped without saying why for one that is off', () => {
    expect(printerHold({ state: 'stopped', reasons: [] })).toBe('printer-offline');
    expect(printerHold({ state: 'stopped', reasons: ['media-empty-error'] })).toBe('printer-out-of-paper');
    expect(printerHold({ state: 'processing', reasons: ['toner-low-warning'] })).toBeNull();
  });

  it('knows when the paper of a completed job may still be inside', () => {
    expect(paperInTheWay(['media-jam-error'])).toEqual(['media-jam-error']);
    expect(paperInTheWay(['media-empty-warning'])).toEqual([]);
    expect(paperInTheWay(['media-empty-report', 'media-needed-report'])).toEqual([]);
  });

  it('tells a job completed with errors from one with warnings', () => {
    expect(completedWrongly(['job-completed-with-errors'])).toBe(true);
    expect(completedWrongly(['completed-with-errors'])).toBe(true);
    expect(completedWrongly(['job-completed-with-warnings'])).toBe(false);
    expect(completedWrongly(['job-completed-successfully'])).toBe(false);
  });
});
