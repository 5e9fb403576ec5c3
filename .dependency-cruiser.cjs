/** The walls of the house: imports run one way. See "Architecture" in the README. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'renderer-sees-only-the-border',
      comment: 'The renderer is a web page: it knows the contract and nothing of the Node side.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|build|tests)/|^preload/(electron|browser)\\.ts$' },
    },
    {
      name: 'main-does-not-see-the-renderer',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: '^(renderer|build|tests)/|^preload/(electron|browser)\\.ts$' },
    },
    {
      name: 'border-stands-alone',
      comment: 'preload/ is imported by both sides and imports neither.',
      severity: 'error',
      from: { path: '^preload/' },
      to: { path: '^(main|renderer|build|tests)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'visit-knows-only-interfaces',
      comment: 'The visit runs on interfaces: no driver, no HTTP, no SQLite.',
      severity: 'error',
      from: { path: '^main/visit/' },
      to: {
        path: '^main/(shell|embedded|config|commands)/|^main/devices/(link/|id-card/(?!reader\\.ts)|printer/(?!printer\\.ts))|^main/platform/(?!platform\\.ts|contract\\.ts)|^main/journal/(?!journal\\.ts)',
      },
    },
    {
      name: 'embedded-belongs-to-the-composition-root',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/(embedded/|commands/|kiosk\\.ts$)' },
      to: { path: '^main/embedded/' },
    },
    {
      name: 'only-the-shell-knows-electron',
      severity: 'error',
      from: {
        path: '^(main|renderer|preload|build)/',
        pathNot: '^main/(electron\\.ts$|electron-early\\.ts$|shell/)|^preload/electron\\.ts$|^build/',
      },
      to: { path: '(^|/)node_modules/electron/' },
    },
    {
      name: 'native-modules-stay-in-their-place',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/devices/link/' },
      to: { path: 'node_modules/(serialport|node-hid)/' },
    },
    {
      name: 'sqlite-behind-one-door',
      comment: 'SQLite is opened in main/sqlite.ts alone.',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/sqlite\\.ts$' },
      to: { path: 'node_modules/@photostructure/' },
    },
    {
      name: 'product-does-not-import-tests',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'commands-are-leaves',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/commands/' },
      to: { path: '^main/commands/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
