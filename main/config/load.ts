import { readFileSync } from 'node:fs';
import { type ParseError, parse as parseJson, printParseErrorCode } from 'jsonc-parser';
import type { z } from 'zod';
import { err, ok, type Result } from '../../preload/result.ts';
import { Config } from './schema.ts';

/** What is wrong with a configuration file: which file, where in it, and why. */
export interface ConfigFault {
  readonly file: string;
  /** Dotted path of the setting, or `line L column C` where the file is no JSON, or empty for the whole file. */
  readonly path: string;
  readonly reason: string;
}

/** The configuration in `file`, or the defaults where `file` is null. */
export function loadConfig(file: string | null): Result<Config, readonly ConfigFault[]> {
  if (file === null) return ok(Config.parse({}));
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error && error.code === 'ENOENT'
        ? 'there is no such file'
        : `cannot be read: ${String(error)}`;
    return err([{ file, path: '', reason }]);
  }
  const errors: ParseError[] = [];
  const value: unknown = parseJson(text, errors, { disallowComments: true });
  const first = errors[0];
  if (first !== undefined) {
    return err([
      { file, path: placeOf(text, first.offset), reason: `is no JSON: ${printParseErrorCode(first.error)}` },
    ]);
  }
  const parsed = Config.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.flatMap((issue) => explain(file, issue)));
}

/** One line for the operator: `config: FILE: PATH: REASON`. */
export function describeConfigFault(fault: ConfigFault): string {
  return ['config', fault.file, fault.path, fault.reason].filter((part) => part !== '').join(': ');
}

function explain(file: string, issue: z.core.$ZodIssue, base: readonly PropertyKey[] = []): ConfigFault[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      file,
      path: [...path, key].map(String).join('.'),
      reason: 'there is no such setting',
    }));
  }
  if (issue.code === 'invalid_union') {
    // Of a choice between a word and an object, the branch that came furthest tells most.
    const branches = issue.errors.map((branch) => branch.flatMap((inner) => explain(file, inner, path)));
    const deepest = branches.sort((a, b) => depthOf(b) - depthOf(a))[0];
    if (deepest !== undefined && depthOf(deepest) > path.length) return deepest;
  }
  return [{ file, path: path.map(String).join('.'), reason: issue.message }];
}

function depthOf(faults: readonly ConfigFault[]): number {
  return Math.max(0, ...faults.map((fault) => fault.path.split('.').length));
}

/** Line and column of an offset, both from 1. */
function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1}`;
}
