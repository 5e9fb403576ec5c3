import { z } from 'zod';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

const PlatformUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .refine(
    (value) =>
      URL.canParse(value) && (new URL(value).protocol === 'https:' || loopbackHosts.has(new URL(value).hostname)),
    {
      error: 'must be https outside this machine',
    },
  );

/** Where the bytes of a device come from. */
const LinkConfig = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('serial'),
    path: z.string().min(1),
    /** SDT modules: 115200 by default. */
    baudRate: z.int().positive().default(115_200),
  }),
  z.strictObject({ kind: z.literal('tcp'), host: z.string().min(1), port: z.int().min(1).max(65_535) }),
]);
export type LinkConfig = z.infer<typeof LinkConfig>;

/** All that can be set. Every part has a default: an empty file is a whole kiosk on one machine. */
export const Config = z.strictObject({
  terminal: z
    .strictObject({
      /** The terminal's code in the fleet. */
      code: z
        .string()
        .regex(/^[A-Z]{2}-\d{2,4}$/, 'must look like YZ-01')
        .default('YZ-01'),
      /** Telephone number of the help line; 12345 is the government service line of every Chinese city. */
      helpLine: z.string().min(3).max(20).default('12345'),
    })
    .prefault({}),
  /** Folder of keys, journal and logs; created if missing. */
  dataFolder: z.string().min(1).nullable().default(null),
  /** The central platform, or `embedded` for the one that is built in. */
  platform: z
    .union(
      [
        z.literal('embedded'),
        z.strictObject({
          url: PlatformUrl,
          enrolmentCode: z.string().min(8).max(64).optional(),
          algorithm: z.enum(['sm2-sm3', 'ed25519']).default('sm2-sm3'),
        }),
      ],
      'must be "embedded" or an object with a url',
    )
    .default('embedded'),
  reader: z
    .union([z.literal('emulated'), z.strictObject({ link: LinkConfig })], 'must be "emulated" or an object with a link')
    .default('emulated'),
  printer: z
    .union(
      [
        z.literal('emulated'),
        z.strictObject({ url: z.url({ protocol: /^ipps?$/, error: 'must be an ipp or ipps address' }) }),
      ],
      'must be "emulated" or an object with a url',
    )
    .default('emulated'),
  visit: z
    .strictObject({
      /** Untouched for so long, the visit asks whether somebody is there. Seconds. */
      idleSeconds: z.int().min(10).max(600).default(60),
      /** How long it asks before it ends. WCAG 2.2 criterion 2.2.1 demands at least 20 s. */
      warningSeconds: z.int().min(20).max(120).default(20),
    })
    .prefault({}),
  window: z
    .strictObject({
      /** Fills the display and cannot be left. */
      kiosk: z.boolean().default(true),
      width: z.int().min(360).max(7680).default(1080),
      height: z.int().min(360).max(7680).default(1920),
    })
    .prefault({}),
  /**
   * The dev dock, where anything is embedded or emulated: `on-screen` behind a tab at the edge, `served` at its address
   * alone, or `off`.
   */
  dock: z.enum(['on-screen', 'served', 'off']).default('on-screen'),
});
export type Config = z.infer<typeof Config>;
