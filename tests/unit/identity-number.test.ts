import { describe, expect, it } from 'vitest';
import { flawOf, foreigner18To15, type NumberKind, upgradeResident15 } from '../../main/platform/identity-number.ts';
import { readTsv } from '../fixtures/tsv.ts';

const kinds: Readonly<Record<string, NumberKind>> = {
  resident18: 'resident18',
  resident15_old: 'resident15',
  hmt18: 'hmt18',
  fpr18: 'fpr18',
  fpr15: 'fpr15',
  uscc18: 'uscc18',
  elicence_id: 'licence-identifier',
};

const vectors = readTsv('./domain/idnumber_vectors.tsv').flatMap(({ kind = '', value = '', valid, note }) => {
  const known = kinds[kind];
  return known === undefined ? [] : [{ kind: known, number: value, valid: valid === 'True', note }];
});

describe('an identity number', () => {
  it.each(vectors)('$kind $number is judged as the vector says: $valid ($note)', ({ kind, number, valid }) => {
    expect(flawOf(kind, number) === null).toBe(valid);
  });

  it('names the rule that it breaks', () => {
    expect(flawOf('resident18', '110105194913310021')).toBe('date');
    expect(flawOf('resident18', '110105194912310021')).toBe('check');
    expect(flawOf('resident18', '1101051949123100')).toBe('length');
    expect(flawOf('resident18', '11010519491231002x')).toBe('characters');
    expect(flawOf('uscc18', '9144030070846113IT')).toBe('characters');
  });

  it('of before 1999 grows into one of today', () => {
    expect(upgradeResident15('110105491231002')).toBe('11010519491231002X');
  });

  it('of a foreigner’s new card leads back to that of the old one', () => {
    expect(foreigner18To15('931586198001010028', 'PAK', '000')).toBe('PAK310080010103');
  });
});
