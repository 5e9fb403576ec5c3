import type { LicenceCard, PrinterHold, Screen, ScreenName, ServiceCard, Snapshot } from '../../preload/contract.ts';
import { FaultCode } from '../../preload/faults.ts';

/** One state of one screen, to look at and to test. */
export interface Fixture {
  readonly screen: ScreenName;
  readonly variant: string;
  readonly snapshot: Snapshot;
}

const terminal: Snapshot['terminal'] = {
  code: 'YZ-02',
  site: '城桥镇社区事务受理服务中心',
  helpLine: '12345',
  version: '0.1.0',
};

function service(code: string, icon: string, names: readonly [string, string, string, string]): ServiceCard {
  const [name, nameEn, department, departmentEn] = names;
  return { code, name, nameEn, department, departmentEn, icon, featured: false, outOfService: null };
}

const everything: ServiceCard = {
  ...service('all', 'files', [
    '证照一站打印',
    'Print any licence',
    '三十个部门的电子证照',
    'Licences of thirty departments',
  ]),
  featured: true,
};

const services: readonly ServiceCard[] = [
  everything,
  service('household', 'heart', [
    '户籍与婚姻',
    'Household and marriage',
    '公安、民政',
    'Public Security, Civil Affairs',
  ]),
  service('insurance', 'shield', [
    '社保与医保',
    'Social and health insurance',
    '人社、医保',
    'Human Resources, Healthcare',
  ]),
  service('housing', 'house', [
    '住房与不动产',
    'Housing and real estate',
    '规划资源、公积金',
    'Planning, Provident Fund',
  ]),
  service('business', 'store', ['经营与纳税', 'Business and tax', '市场监管、税务', 'Market Regulation, Tax']),
  service('driving', 'car', ['驾驶与车辆', 'Driving and vehicles', '公安崇明分局', 'Public Security, Chongming']),
  service('education', 'graduation-cap', [
    '学历与资格',
    'Education and qualifications',
    '市教委',
    'Education Commission',
  ]),
];

const many: readonly ServiceCard[] = [1, 2, 3].flatMap((round) =>
  services.slice(1).map((card) => ({ ...card, code: `${card.code}-${round}` })),
);

const licence: LicenceCard = {
  id: 'licence-1',
  type: '居民户口簿',
  typeEn: 'Household Register',
  maskedNumber: '310********0123',
  maskedHolder: '样*甲',
  issuer: '上海市公安局崇明分局',
  issuedOn: '2015-05-20',
  validTo: null,
  state: 'printable',
  printsLeft: 3,
};

const licences: readonly LicenceCard[] = [
  licence,
  {
    ...licence,
    id: 'licence-2',
    type: '中华人民共和国机动车驾驶证',
    typeEn: 'Driving Licence',
    issuedOn: '2021-08-02',
    validTo: '2031-08-02',
    printsLeft: 1,
  },
  {
    ...licence,
    id: 'licence-3',
    type: '增值税一般纳税人登记（登记通知）',
    typeEn: 'Notice of VAT General Taxpayer Registration',
    issuer: '国家税务总局上海市崇明区税务局',
    issuedOn: '2019-11-30',
    validTo: '2024-11-30',
    state: 'expired',
    printsLeft: 0,
  },
  {
    ...licence,
    id: 'licence-4',
    type: '转往外省市缴费凭证',
    typeEn: 'Contribution Voucher for Transfer to Another Province',
    issuer: '上海市人力资源和社会保障局',
    state: 'print-limit-reached',
    printsLeft: 0,
  },
  {
    ...licence,
    id: 'licence-5',
    type: '食品经营许可证',
    typeEn: 'Food Business Permit',
    issuer: '上海市崇明区市场监督管理局',
    issuedOn: '2022-03-14',
    validTo: '2027-03-13',
    state: 'revoked',
    printsLeft: 0,
  },
];

const manyLicences: readonly LicenceCard[] = [1, 2, 3].flatMap((round) =>
  licences.map((card) => ({ ...card, id: `${card.id}-${round}` })),
);

const chosen = { code: 'all', name: '证照一站打印', nameEn: 'Print any licence' };
const printNumber = 'YZ02-20261122-000123-7';

function fixture(variant: string, screen: Screen, rest: Partial<Snapshot> = {}): Fixture {
  const snapshot: Snapshot = {
    visit: screen.name === 'attract' || screen.name === 'out-of-service' ? null : 'visit-1',
    language: 'zh',
    terminal,
    screen,
    idle: null,
    training: false,
    dock: null,
    ...rest,
  };
  return { screen: screen.name, variant, snapshot };
}

const identify = (phase: 'waiting' | 'reading' | 'checking', hint: FaultCode | null): Screen => ({
  name: 'identify',
  service: chosen,
  phase,
  hint,
});

type PrintScreen = Extract<Screen, { name: 'print' }>;
const print = (rest: Partial<PrintScreen>): Screen => ({
  name: 'print',
  licence,
  phase: 'printing',
  pages: 2,
  pagesDone: 0,
  hold: null,
  ...rest,
});

const holds: readonly PrinterHold[] = [
  'printer-out-of-paper',
  'printer-jam',
  'printer-cover-open',
  'printer-toner-out',
  'printer-offline',
  'printer-busy',
];
const cardHints = FaultCode.options.filter((code) => code.startsWith('card-') || code.startsWith('reader-'));
const lasting = new Set<FaultCode>([
  'platform-refused',
  'person-unknown',
  'card-expired',
  'identification-expired',
  'licence-not-printable',
  'print-limit-reached',
  'print-cancelled',
  'print-unknown',
]);

/** Every screen in every phase, with the longest texts that there are. */
export const fixtures: readonly Fixture[] = [
  fixture('platform-unreachable', { name: 'out-of-service', code: 'platform-unreachable' }),
  fixture('platform-nonsense', { name: 'out-of-service', code: 'platform-nonsense' }),
  fixture('idle', { name: 'attract' }),
  fixture('training', { name: 'attract' }, { training: true }),
  fixture('usual', { name: 'choose', services: [...services] }),
  fixture('many', { name: 'choose', services: [everything, ...many] }),
  fixture('printer-out', {
    name: 'choose',
    services: services.map((card, index) => ({
      ...card,
      outOfService: index % 3 === 0 ? 'printer-out-of-paper' : null,
    })),
  }),
  fixture('empty', { name: 'choose', services: [] }),
  fixture('countdown', { name: 'choose', services: [...services] }, { idle: { secondsLeft: 14 } }),
  fixture('dock', { name: 'choose', services: [...services] }, { dock: './dock.html#token=0', training: true }),
  fixture('waiting', identify('waiting', null)),
  fixture('reading', identify('reading', null)),
  fixture('checking', identify('checking', null)),
  ...cardHints.map((code) => fixture(code, identify('waiting', code))),
  fixture('loading', {
    name: 'licences',
    service: chosen,
    maskedHolder: '样*甲',
    phase: 'loading',
    licences: [],
  }),
  fixture('usual', {
    name: 'licences',
    service: chosen,
    maskedHolder: '样*甲',
    phase: 'ready',
    licences: [...licences],
  }),
  fixture('few', {
    name: 'licences',
    service: chosen,
    maskedHolder: 'Z*** Y***',
    phase: 'ready',
    licences: licences.slice(0, 2),
  }),
  fixture('many', {
    name: 'licences',
    service: chosen,
    maskedHolder: '样*甲',
    phase: 'ready',
    licences: [...manyLicences],
  }),
  fixture('empty', { name: 'licences', service: chosen, maskedHolder: '样*甲', phase: 'ready', licences: [] }),
  fixture('loading', { name: 'preview', licence, phase: 'loading', document: null }),
  fixture('ready', { name: 'preview', licence, phase: 'ready', document: 'specimen' }),
  fixture('last-print', {
    name: 'preview',
    licence: { ...licence, printsLeft: 1 },
    phase: 'ready',
    document: 'specimen',
  }),
  fixture('damaged', { name: 'preview', licence, phase: 'ready', document: 'damaged' }),
  fixture('authorising', print({ phase: 'authorising', pages: null, pagesDone: null })),
  fixture('fetching', print({ phase: 'fetching', pagesDone: null })),
  fixture('sending', print({ phase: 'sending', pagesDone: null })),
  fixture('printing', print({ pagesDone: 1 })),
  ...holds.map((hold) => fixture(hold, print({ hold, pagesDone: 1 }))),
  fixture('usual', { name: 'collect', licence, pages: 2, printNumber }),
  ...FaultCode.options.map((code) =>
    fixture(code, {
      name: 'trouble',
      code,
      canRetry: !lasting.has(code),
      canGoBack: code !== 'print-unknown',
      printNumber: code.startsWith('print') ? printNumber : null,
    }),
  ),
  fixture('usual', { name: 'rate', service: chosen }),
  fixture('printed', { name: 'farewell', cardLeft: false, printed: 2, rated: true }),
  fixture('unrated', { name: 'farewell', cardLeft: false, printed: 1, rated: false }),
  fixture('nothing', { name: 'farewell', cardLeft: false, printed: 0, rated: false }),
  fixture('card-left', { name: 'farewell', cardLeft: true, printed: 1, rated: true }),
];

/** The fixture of this screen and variant; the screen's first one where the variant is not named; null for neither. */
export function findFixture(screen: string, variant: string | null): Fixture | null {
  const ofScreen = fixtures.filter((candidate) => candidate.screen === screen);
  return ofScreen.find((candidate) => variant === null || candidate.variant === variant) ?? null;
}
