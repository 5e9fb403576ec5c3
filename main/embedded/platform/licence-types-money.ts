import { addYears, ageOn, chineseDate, monthBefore } from './calendar.ts';
import type { LicenceTable } from './licence-content.ts';
import { contentOf, half, type LicenceType, money, type Person, whole } from './licence-type.ts';
import type { Random } from './random.ts';

/** Social and medical insurance, housing fund, property and tax: what a person pays, and what a person owns. */

const resident = (person: Person): boolean => person.kind === 'resident';
const between = (person: Person, today: string, least: number, most: number): boolean => {
  const age = ageOn(person.birth, today);
  return age >= least && age <= most;
};
const fresh = (_: Person, today: string): readonly [string, string] => [monthStart(today), today];
const monthStart = (today: string): string => `${today.slice(0, 7)}-01`;

/** Types of insurance, fund, property and tax. */
export const moneyTypes: readonly LicenceType<Person>[] = [
  {
    serial: '001',
    name: '社保证明（长三角）',
    nameEn: 'Social Insurance Statement (Yangtze Delta)',
    department: '市人社局',
    layout: 'record',
    pages: 1,
    validYears: 1,
    printsPerDay: 5,
    likelihood: (person, today) => (between(person, today, 20, 60) ? (resident(person) ? 0.7 : 0.5) : 0),
    issued: fresh,
    compose: ({ holder, random, today }) => {
      const base = random.integer(74, 240) * 10_000;
      return {
        number: `SB31${today.slice(0, 4)}${random.digits(8)}`,
        content: contentOf({
          fields: [half('姓名', holder.name), half('参保地', '上海市崇明区'), whole('证件号码', holder.number)],
          table: monthly(today, 12, base, [
            ['养老保险', 0.08],
            ['医疗保险', 0.02],
            ['失业保险', 0.005],
          ]),
          paragraphs: ['本证明反映个人权益记录，缴费金额为个人缴纳部分，单位：元。'],
        }),
      };
    },
  },
  {
    serial: '002',
    name: '转往外省市缴费凭证',
    nameEn: 'Contribution Voucher for Transfer to Another Province',
    department: '市人社局',
    layout: 'letter',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person, today) => (resident(person) && between(person, today, 22, 55) ? 0.05 : 0),
    issued: fresh,
    compose: ({ holder, random, issuedOn }) => {
      const from = Number(issuedOn.slice(0, 4)) - random.integer(3, 12);
      const months = (Number(issuedOn.slice(0, 4)) - from) * 12 - random.integer(0, 11);
      return {
        number: `沪社转〔${issuedOn.slice(0, 4)}〕${random.digits(7)}号`,
        content: contentOf({
          paragraphs: [
            `${holder.name}（社会保障号码：${holder.number}）自${from}年1月起在本市参加城镇职工基本养老保险，实际缴费${months}个月，个人账户储存额${money(random.integer(2_000_000, 15_000_000))}元。`,
            '持本凭证可向转入地社会保险经办机构申请办理基本养老保险关系转移接续手续。',
            '特此证明。',
          ],
        }),
      };
    },
  },
  {
    serial: '001',
    name: '基本医疗保险参保凭证',
    nameEn: 'Certificate of Basic Medical Insurance',
    department: '区医保局',
    layout: 'letter',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person) => (resident(person) ? 0.3 : 0.2),
    issued: fresh,
    compose: ({ holder, random, issuedOn }) => ({
      number: `崇医保凭〔${issuedOn.slice(0, 4)}〕${random.digits(6)}号`,
      content: contentOf({
        paragraphs: [
          `兹证明${holder.name}，证件号码${holder.number}，参加上海市${ageOn(holder.birth, issuedOn) >= 18 && ageOn(holder.birth, issuedOn) < 60 ? '职工基本医疗保险' : '城乡居民基本医疗保险'}，参保状态正常，本医保年度缴费已到账。`,
          `参保起始时间：${Number(issuedOn.slice(0, 4)) - random.integer(1, 15)}年1月。`,
          '特此证明。',
        ],
      }),
    }),
  },
  {
    serial: '001',
    name: '住房公积金缴存证明',
    nameEn: 'Housing Provident Fund Statement',
    department: '市公积金中心',
    layout: 'record',
    pages: 1,
    validYears: 1,
    printsPerDay: 3,
    likelihood: (person, today) => (resident(person) && between(person, today, 22, 59) ? 0.5 : 0),
    issued: fresh,
    compose: ({ holder, random, today }) => {
      const base = random.integer(74, 240) * 10_000;
      return {
        number: `GJJ${today.slice(0, 4)}${random.digits(9)}`,
        content: contentOf({
          fields: [
            half('姓名', holder.name),
            half('缴存状态', '正常'),
            whole('证件号码', holder.number),
            half('个人账号', random.digits(12)),
            half('账户余额', `${money(random.integer(1_500_000, 30_000_000))}元`),
          ],
          table: monthly(today, 12, base, [
            ['单位缴存', 0.07],
            ['个人缴存', 0.07],
          ]),
          paragraphs: ['缴存比例：单位百分之七，个人百分之七。金额单位：元。'],
        }),
      };
    },
  },
  {
    serial: '001',
    name: '不动产权证书',
    nameEn: 'Real Estate Ownership Certificate',
    department: '区规划资源局',
    layout: 'permit',
    pages: 2,
    validYears: null,
    printsPerDay: 2,
    likelihood: (person, today) => (resident(person) && between(person, today, 26, 95) ? 0.4 : 0),
    issued: (_, today) => ['2016-10-08', today],
    compose: ({ holder, random, issuedOn }) => {
      const partner = holder.family.couple?.some(({ id }) => id === holder.id)
        ? holder.family.couple.find(({ id }) => id !== holder.id)
        : undefined;
      const area = random.integer(4_800, 16_500) / 100;
      const unit = `310230${random.digits(3)}${random.digits(3)}GB${random.digits(5)}F${random.digits(8)}`;
      return {
        number: `沪（${issuedOn.slice(0, 4)}）崇字不动产权第${random.digits(6)}号`,
        content: contentOf({
          fields: [
            half('权利人', partner === undefined ? holder.name : `${holder.name}、${partner.name}`),
            half('共有情况', partner === undefined ? '单独所有' : '共同共有'),
            whole('权利人证件号', holder.number),
            whole('坐落', holder.address),
            whole('不动产单元号', unit),
            half('权利类型', '国有建设用地使用权／房屋所有权'),
            half('权利性质', '出让'),
            half('用途', '住宅'),
            half('建筑面积', `${area.toFixed(2)}平方米`),
            half('登记日期', chineseDate(issuedOn)),
            half('使用期限', `${Number(issuedOn.slice(0, 4)) - 3}年起70年`),
          ],
          paragraphs: [
            '根据《中华人民共和国民法典》等法律法规，为保护不动产权利人合法权益，对权利人申请登记的本证所列不动产权利，经审查核实，准予登记，颁发此证。',
          ],
          appendix: {
            title: '附记　权利变更记录',
            note: '不动产登记簿为物权归属和内容的根据；本页与首页共同使用。',
            table: {
              columns: [
                { label: '登记日期', width: 24, align: 'center' },
                { label: '登记类型', width: 24, align: 'center' },
                { label: '登记原因', width: 26, align: 'center' },
                { label: '备注', width: 26, align: 'left' },
              ],
              rows: [
                [chineseDate(addYears(issuedOn, -3)), '首次登记', '新建房屋', '开发单位'],
                [chineseDate(issuedOn), '转移登记', '房屋买卖', '本证登记'],
              ],
              total: [],
            },
          },
        }),
      };
    },
  },
  {
    serial: '002',
    name: '不动产登记信息查询结果证明',
    nameEn: 'Result of Real Estate Registration Search',
    department: '区规划资源局',
    layout: 'letter',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person, today) => (resident(person) && between(person, today, 20, 95) ? 0.08 : 0),
    issued: fresh,
    compose: ({ holder, random, issuedOn }) => ({
      number: `崇不查〔${issuedOn.slice(0, 4)}〕${random.digits(7)}号`,
      content: contentOf({
        paragraphs: [
          `依${holder.name}（证件号码：${holder.number}）申请，经查询上海市不动产登记信息系统，截至${chineseDate(issuedOn)}，申请人名下登记的不动产共${random.pick(['零', '一', '一', '二'])}处。`,
          '查询结果仅反映查询时点的登记状态，涉及异地登记的以登记机构所在地查询为准。',
          '特此证明。',
        ],
      }),
    }),
  },
  {
    serial: '001',
    name: '个人所得税纳税记录',
    nameEn: 'Individual Income Tax Record',
    department: '区税务局',
    layout: 'record',
    pages: 1,
    validYears: null,
    printsPerDay: 5,
    likelihood: (person, today) => (between(person, today, 20, 64) ? (resident(person) ? 0.6 : 1) : 0),
    issued: fresh,
    compose: ({ holder, random, today }) => {
      const rows = Array.from({ length: 12 }, (_, index) => {
        const income = random.integer(620_000, 2_600_000);
        return { month: monthBefore(today, 12 - index), income, tax: Math.round(Math.max(0, income - 500_000) * 0.03) };
      });
      const sum = (part: 'income' | 'tax') => rows.reduce((total, row) => total + row[part], 0);
      return {
        number: `31${today.replaceAll('-', '')}${random.digits(8)}`,
        content: contentOf({
          fields: [
            half('纳税人名称', holder.name),
            half('国籍（地区）', holder.nationality),
            whole('纳税人识别号', holder.number),
            whole('税款所属期', `${rows[0]?.month ?? ''} 至 ${rows.at(-1)?.month ?? ''}`),
          ],
          table: {
            columns: [
              { label: '税款所属期', width: 20, align: 'center' },
              { label: '所得项目', width: 26, align: 'left' },
              { label: '申报收入（元）', width: 24, align: 'right' },
              { label: '实缴税额（元）', width: 24, align: 'right' },
            ],
            rows: rows.map(({ month, income, tax }) => [month, '工资、薪金所得', money(income), money(tax)]),
            total: ['合计', '', money(sum('income')), money(sum('tax'))],
          },
          paragraphs: ['本记录涉及纳税人敏感信息，请妥善保存；因纳税申报更正等情形，记录内容可能发生变化。'],
        }),
      };
    },
  },
  {
    serial: '002',
    name: '城乡居民基本养老保险费缴费证明',
    nameEn: 'Payment Certificate of Resident Pension Insurance',
    department: '区税务局',
    layout: 'record',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person, today) => (resident(person) && between(person, today, 30, 75) ? 0.12 : 0),
    issued: fresh,
    compose: ({ holder, random, today }) => {
      const year = Number(today.slice(0, 4));
      const grade = random.pick([50_000, 130_000, 230_000, 330_000]);
      return {
        number: `YL31${year}${random.digits(8)}`,
        content: contentOf({
          fields: [
            half('缴费人', holder.name),
            half('征收品目', '居民基本养老保险费'),
            whole('证件号码', holder.number),
          ],
          table: {
            columns: [
              { label: '费款所属年度', width: 26, align: 'center' },
              { label: '缴费日期', width: 26, align: 'center' },
              { label: '个人缴费（元）', width: 24, align: 'right' },
              { label: '政府补贴（元）', width: 24, align: 'right' },
            ],
            rows: Array.from({ length: 6 }, (_, index) => {
              const paid = year - 6 + index;
              return [`${paid}`, random.day(`${paid}-01-10`, `${paid}-12-10`), money(grade), money(20_000)];
            }),
            total: ['合计', '', money(grade * 6), money(120_000)],
          },
        }),
      };
    },
  },
];

/** Contributions of the last `months` months on a base in cents; each part with its rate. */
function monthly(
  today: string,
  months: number,
  base: number,
  parts: readonly (readonly [string, number])[],
): LicenceTable {
  const rows = Array.from({ length: months }, (_, index) => monthBefore(today, months - index));
  return {
    columns: [
      { label: '缴费月份', width: 20, align: 'center' },
      { label: '缴费基数', width: 24, align: 'right' },
      ...parts.map(([label]) => ({ label, width: 20, align: 'right' as const })),
    ],
    rows: rows.map((month) => [month, money(base), ...parts.map(([, rate]) => money(Math.round(base * rate)))]),
    total: ['合计', '', ...parts.map(([, rate]) => money(Math.round(base * rate) * months))],
  };
}

/** Tax payments of an enterprise, one line a month. */
export function taxPayments(random: Random, today: string): LicenceTable {
  const rows = Array.from({ length: 9 }, (_, index) => ({
    month: monthBefore(today, 9 - index),
    tax: random.integer(180_000, 3_400_000),
  }));
  return {
    columns: [
      { label: '税款所属期', width: 22, align: 'center' },
      { label: '税种', width: 22, align: 'left' },
      { label: '入库日期', width: 26, align: 'center' },
      { label: '实缴金额（元）', width: 26, align: 'right' },
    ],
    rows: rows.map(({ month, tax }, index) => [
      month,
      index % 3 === 2 ? '企业所得税' : '增值税',
      `${month}-${random.integer(10, 15)}`,
      money(tax),
    ]),
    total: ['合计', '', '', money(rows.reduce((total, { tax }) => total + tax, 0))],
  };
}
