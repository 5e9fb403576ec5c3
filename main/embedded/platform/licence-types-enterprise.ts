import { addYears, chineseDate, laterOf } from './calendar.ts';
import type { LicenceContent } from './licence-content.ts';
import { contentOf, type Enterprise, half, type LicenceType, whole } from './licence-type.ts';
import { taxPayments } from './licence-types-money.ts';

/** What an enterprise has. Its legal representative may print it. */

const inTrade =
  (pattern: RegExp, likelihood: number) =>
  (enterprise: Enterprise): number =>
    pattern.test(enterprise.trade) ? likelihood : 0;
const within =
  (years: number) =>
  (enterprise: Enterprise, today: string): readonly [string, string] => {
    return [laterOf(enterprise.foundedOn, addYears(today, -years)), today];
  };
const until = (validTo: string | null): string => (validTo === null ? '长期' : chineseDate(validTo));

const subject = (enterprise: Enterprise): LicenceContent['fields'] => [
  whole('名称', enterprise.name),
  whole('统一社会信用代码', enterprise.creditCode),
  half('法定代表人', enterprise.representative.name),
  half('主体类型', enterprise.form),
];

/** Changes of a permit since it was given, for its second page. */
const history = (issuedOn: string, first: string): LicenceContent['appendix'] => ({
  title: '附页　变更记录',
  note: '本页记载许可事项的变更、延续情况，与正本具有同等效力。',
  table: {
    columns: [
      { label: '日期', width: 24, align: 'center' },
      { label: '事项', width: 24, align: 'center' },
      { label: '变更前', width: 26, align: 'left' },
      { label: '变更后', width: 26, align: 'left' },
    ],
    rows: [
      [chineseDate(issuedOn), '核发', '—', first],
      [chineseDate(addYears(issuedOn, 1)), '年度核查', '—', '符合条件'],
    ],
    total: [],
  },
});

/** A permit whose papers differ only in names and facts. */
function permit(
  parts: Omit<LicenceType<Enterprise>, 'layout' | 'printsPerDay' | 'issued' | 'compose'> & {
    readonly years: number;
    readonly number: (enterprise: Enterprise, digits: (length: number) => string, year: string) => string;
    readonly facts: (enterprise: Enterprise) => LicenceContent['fields'];
    readonly remark: string;
  },
): LicenceType<Enterprise> {
  const { years, number, facts, remark, ...type } = parts;
  return {
    ...type,
    layout: 'permit',
    printsPerDay: 3,
    issued: within(years),
    compose: ({ holder, random, issuedOn, validTo }) => ({
      number: number(holder, (length) => random.digits(length), issuedOn.slice(0, 4)),
      content: contentOf({
        fields: [
          ...subject(holder),
          whole('经营场所', holder.address),
          ...facts(holder),
          half('发证日期', chineseDate(issuedOn)),
          half('有效期至', until(validTo)),
        ],
        paragraphs: [remark],
        appendix: type.pages === 2 ? history(issuedOn, '许可范围如正本') : null,
      }),
    }),
  };
}

/** Types whose holder is an enterprise. */
export const enterpriseTypes: readonly LicenceType<Enterprise>[] = [
  {
    serial: '001',
    name: '营业执照',
    nameEn: 'Business Licence',
    department: '区市场监管局',
    layout: 'permit',
    pages: 1,
    validYears: null,
    printsPerDay: 5,
    likelihood: () => 1,
    issued: ({ foundedOn }) => [foundedOn, foundedOn],
    compose: ({ holder }) => ({
      number: holder.creditCode,
      content: contentOf({
        fields: [
          ...subject(holder),
          half('注册资本', holder.capital),
          half('成立日期', chineseDate(holder.foundedOn)),
          half('营业期限', `${chineseDate(holder.foundedOn)}至长期`),
          whole('住所', holder.address),
          whole('经营范围', holder.scope),
        ],
        paragraphs: ['市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告。'],
      }),
    }),
  },
  permit({
    serial: '011',
    name: '食品经营许可证',
    nameEn: 'Food Business Permit',
    department: '区市场监管局',
    pages: 2,
    validYears: 5,
    years: 5,
    likelihood: inTrade(/餐饮|食品|便利|旅/, 0.95),
    number: (_, digits) => `JY${digits(1)}310151${digits(7)}`,
    facts: () => [half('主体业态', '餐饮服务经营者'), half('经营项目', '热食类食品制售')],
    remark: '应当在经营场所醒目位置悬挂或者摆放本证正本，或者公示电子证书。',
  }),
  permit({
    serial: '012',
    name: '酒类商品零售许可证',
    nameEn: 'Liquor Retail Licence',
    department: '区市场监管局',
    pages: 1,
    validYears: 3,
    years: 3,
    likelihood: inTrade(/食品|便利|餐饮/, 0.4),
    number: (_, digits) => `3101510${digits(9)}`,
    facts: () => [half('许可范围', '酒类商品零售'), half('经营方式', '门店零售')],
    remark: '不得向未成年人销售酒类商品。',
  }),
  permit({
    serial: '221',
    name: '公共场所卫生许可证',
    nameEn: 'Hygiene Permit for Public Places',
    department: '区卫生健康委',
    pages: 1,
    validYears: 4,
    years: 4,
    likelihood: inTrade(/旅|餐饮|美容|便利/, 0.7),
    number: (_, digits, year) => `沪崇卫公证字〔${year}〕第${digits(5)}号`,
    facts: () => [half('许可项目', '住宿场所'), half('卫生等级', '量化A级')],
    remark: '有效期届满三十日前应当申请延续；每两年复核一次。',
  }),
  permit({
    serial: '001',
    name: '取水许可证',
    nameEn: 'Water Abstraction Permit',
    department: '区水务局',
    pages: 2,
    validYears: 5,
    years: 5,
    likelihood: inTrade(/农业|水产|工程/, 0.5),
    number: (_, digits) => `D310151S20${digits(2)}-${digits(4)}`,
    facts: () => [
      half('取水方式', '泵站提水'),
      half('年取水量', '12.6万立方米'),
      half('水源类型', '地表水'),
      half('取水用途', '农业灌溉'),
    ],
    remark: '应当按照批准的取水地点、方式和水量取水，安装计量设施并按期报送取水情况。',
  }),
  permit({
    serial: '001',
    name: '排污许可证',
    nameEn: 'Pollutant Discharge Permit',
    department: '区生态环境局',
    pages: 2,
    validYears: 5,
    years: 5,
    likelihood: inTrade(/工程|水产|食品/, 0.3),
    number: (enterprise, digits) => `${enterprise.creditCode}${digits(3)}V`,
    facts: () => [half('行业类别', '食品制造业'), half('管理类别', '简化管理')],
    remark: '排污单位应当按照排污许可证规定排放污染物，开展自行监测，保存环境管理台账。',
  }),
  permit({
    serial: '001',
    name: '中华人民共和国道路运输经营许可证',
    nameEn: 'Road Transport Operation Licence',
    department: '区交通委',
    pages: 1,
    validYears: 4,
    years: 4,
    likelihood: inTrade(/物流|工程/, 0.8),
    number: (_, digits) => `沪交运管许可字310151${digits(6)}号`,
    facts: () => [half('经营范围', '道路普通货物运输'), half('车辆数', '6辆')],
    remark: '本证不得涂改、倒卖、出租、出借或者以其他形式非法转让。',
  }),
  permit({
    serial: '001',
    name: '烟草专卖零售许可证',
    nameEn: 'Tobacco Retail Licence',
    department: '市烟草专卖局崇明分局',
    pages: 1,
    validYears: 5,
    years: 5,
    likelihood: inTrade(/便利|食品/, 0.6),
    number: (_, digits) => `3101511${digits(5)}`,
    facts: () => [half('许可范围', '卷烟、雪茄烟零售'), half('供货单位', '上海烟草崇明示范公司')],
    remark: '禁止向未成年人出售烟草制品。',
  }),
  permit({
    serial: '001',
    name: '农药经营许可证',
    nameEn: 'Pesticide Business Licence',
    department: '区农业农村委',
    pages: 1,
    validYears: 5,
    years: 5,
    likelihood: inTrade(/农业/, 0.5),
    number: (_, digits) => `农药经许（沪）31015120${digits(3)}`,
    facts: () => [half('经营范围', '农药（限制使用农药除外）'), half('仓储场所', '同经营场所')],
    remark: '农药经营者应当建立采购台账和销售台账，保存二年以上。',
  }),
  permit({
    serial: '001',
    name: '旅行社服务网点备案登记证明',
    nameEn: 'Registration of Travel Agency Service Outlet',
    department: '区文化旅游局',
    pages: 1,
    validYears: null,
    years: 6,
    likelihood: inTrade(/旅/, 0.5),
    number: (_, digits, year) => `沪崇旅网备〔${year}〕${digits(4)}号`,
    facts: () => [half('服务范围', '招徕、咨询'), half('设立社', '上海示范旅行社')],
    remark: '服务网点应当在备案的范围内开展业务。',
  }),
  permit({
    serial: '001',
    name: '危险化学品经营许可证',
    nameEn: 'Hazardous Chemicals Business Licence',
    department: '区应急局',
    pages: 2,
    validYears: 3,
    years: 3,
    likelihood: inTrade(/物流/, 0.2),
    number: (_, digits, year) => `沪（崇）应急管危经许〔${year}〕${digits(6)}`,
    facts: () => [half('许可范围', '详见附页'), half('经营方式', '票据贸易（无储存）')],
    remark: '经营单位应当建立健全安全生产责任制，持续符合安全生产条件。',
  }),
  {
    serial: '011',
    name: '税收完税证明（表格式）',
    nameEn: 'Tax Payment Certificate (Table)',
    department: '区税务局',
    layout: 'record',
    pages: 1,
    validYears: null,
    printsPerDay: 5,
    likelihood: () => 0.7,
    issued: (_, today) => [`${today.slice(0, 7)}-01`, today],
    compose: ({ holder, random, today, issuedOn }) => ({
      number: `（${issuedOn.slice(2, 4)}）沪证${random.digits(8)}`,
      content: contentOf({
        fields: [
          whole('纳税人名称', holder.name),
          whole('纳税人识别号', holder.creditCode),
          half('法定代表人', holder.representative.name),
          half('填发日期', chineseDate(issuedOn)),
        ],
        table: taxPayments(random, today),
        paragraphs: ['本凭证不作纳税人记账、抵扣凭证。'],
      }),
    }),
  },
  {
    serial: '012',
    name: '增值税一般纳税人登记（登记通知）',
    nameEn: 'Notice of VAT General Taxpayer Registration',
    department: '区税务局',
    layout: 'letter',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: () => 0.3,
    issued: within(8),
    compose: ({ holder, random, issuedOn }) => ({
      number: `崇税登〔${issuedOn.slice(0, 4)}〕${random.digits(5)}号`,
      content: contentOf({
        paragraphs: [
          `${holder.name}（统一社会信用代码：${holder.creditCode}，法定代表人：${holder.representative.name}）：`,
          `你单位报送的增值税一般纳税人登记资料收悉。经核对，自${chineseDate(issuedOn)}起登记为增值税一般纳税人。`,
          '特此通知。',
        ],
      }),
    }),
  },
  {
    serial: '031',
    name: '单位社会保险费缴费证明',
    nameEn: 'Employer Social Insurance Payment Certificate',
    department: '区人社局',
    layout: 'letter',
    pages: 1,
    validYears: 1,
    printsPerDay: 3,
    likelihood: () => 0.4,
    issued: (_, today) => [`${today.slice(0, 7)}-01`, today],
    compose: ({ holder, random, issuedOn }) => ({
      number: `崇社缴〔${issuedOn.slice(0, 4)}〕${random.digits(6)}号`,
      content: contentOf({
        paragraphs: [
          `兹证明${holder.name}（统一社会信用代码：${holder.creditCode}），已在我区办理社会保险登记，参保职工${random.integer(2, 60)}人，截至${chineseDate(issuedOn)}无欠缴社会保险费记录。`,
          '特此证明。',
        ],
      }),
    }),
  },
];
