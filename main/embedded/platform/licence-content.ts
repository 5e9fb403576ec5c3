import { z } from 'zod';

/** A table on the paper. `widths` are shares of the line; `align` says where a column's text stands. */
export const LicenceTable = z.object({
  columns: z.array(
    z.object({ label: z.string(), width: z.number().positive(), align: z.enum(['left', 'center', 'right']) }),
  ),
  rows: z.array(z.array(z.string())),
  /** The last row, set off from the others; empty where nothing is summed up. */
  total: z.array(z.string()),
});
export type LicenceTable = z.infer<typeof LicenceTable>;

/** What stands on a licence between its title and its seal. Stored as JSON in the licence library. */
export const LicenceContent = z.object({
  /** Labelled facts; a `wide` one takes the whole line. */
  fields: z.array(z.object({ label: z.string(), value: z.string(), wide: z.boolean() })),
  /** Prose: the body of a letter, the remarks of a permit, the notes of a record. */
  paragraphs: z.array(z.string()),
  table: LicenceTable.nullable(),
  /** The second page of the types that have one. */
  appendix: z.object({ title: z.string(), note: z.string(), table: LicenceTable }).nullable(),
});
export type LicenceContent = z.infer<typeof LicenceContent>;
