import { z } from 'zod';
import type { Rating } from '../../platform/contract.ts';
import type { DatabaseSync } from '../../sqlite.ts';
import type { Prints } from './prints.ts';
import { Refusal } from './problem.ts';

const Row = z.object({
  terminal: z.string(),
  visit: z.string(),
  service: z.string(),
  grade: z.number(),
  print_numbers: z.string(),
  rated_at: z.string(),
});

/** Ratings: one a visit (GB/T 39734-2020: one item, one rating). */
export class Ratings {
  readonly #database: DatabaseSync;
  readonly #prints: Prints;

  constructor(database: DatabaseSync, prints: Prints) {
    this.#database = database;
    this.#prints = prints;
  }

  /** Enters a rating. The same again is accepted, another one of the same visit refused. To be called in a transaction. */
  rate(rating: Rating, terminal: string): void {
    if (rating.printNumbers.some((number) => !this.#prints.isOf(number, terminal))) {
      throw new Refusal('not-found', 'the rating names a print that is not of this terminal');
    }
    const sql = 'SELECT * FROM ratings WHERE terminal = ? AND visit = ?';
    const found = this.#database.prepare(sql).get(terminal, rating.visit);
    if (found !== undefined) {
      const earlier = Row.parse(found);
      if (earlier.grade === rating.grade && earlier.service === rating.service) return;
      throw new Refusal('already-rated', 'the visit was rated before, differently');
    }
    this.#database
      .prepare(
        'INSERT INTO ratings (terminal, visit, service, grade, print_numbers, rated_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(terminal, rating.visit, rating.service, rating.grade, JSON.stringify(rating.printNumbers), rating.ratedAt);
  }

  /** All ratings in their order, with the terminal that each came from. */
  all(): readonly (Rating & { readonly terminal: string })[] {
    const rows = z.array(Row).parse(this.#database.prepare('SELECT * FROM ratings ORDER BY rowid').all());
    return rows.map((row) => ({
      terminal: row.terminal,
      visit: row.visit,
      service: row.service,
      grade: row.grade,
      printNumbers: z.array(z.string()).parse(JSON.parse(row.print_numbers)),
      ratedAt: row.rated_at,
    }));
  }
}
