import { addYears, ageOn, chineseDate } from './calendar.ts';
import { contentOf, half, type LicenceType, type Person, whole } from './licence-type.ts';

/** Public security, civil affairs, health and the disabled: what a household has. */

const resident = (person: Person): boolean => person.kind === 'resident';
const recent = (_: Person, today: string): readonly [string, string] => [addYears(today, -1), today];
const identity = (person: Person) => [
  half('姓名', person.name),
  half('性别', person.sex),
  half('出生日期', chineseDate(person.birth)),
  half('民族', person.nation),
  whole('公民身份号码', person.number),
];

/** Types that residents hold because of where and with whom they live. */
export const householdTypes: readonly LicenceType<Person>[] = [
  {
    serial: '001',
    name: '居民户口簿',
    nameEn: 'Household Register',
    department: '公安崇明分局',
    layout: 'permit',
    pages: 2,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person) => (resident(person) ? 0.9 : 0),
    issued: (person, today) => [addYears(person.birth, 1) > '2001-01-01' ? person.birth : '2001-01-01', today],
    compose: ({ holder, random, issuedOn }) => ({
      number: `310151${random.digits(9)}`,
      content: contentOf({
        fields: [
          half('户别', random.chance(0.6) ? '家庭户（非农）' : '家庭户（农业）'),
          half('户主姓名', holder.family.head?.name ?? holder.name),
          ...identity(holder),
          half('与户主关系', holder.family.members.find(({ person }) => person.id === holder.id)?.relation ?? '户主'),
          half('婚姻状况', holder.family.couple?.some(({ id }) => id === holder.id) ? '有配偶' : '未婚'),
          whole('住址', holder.address),
          half('登记机关', '崇明公安派出所'),
          half('登记日期', chineseDate(issuedOn)),
        ],
        appendix: {
          title: '附页　家庭成员登记',
          note: '本页与首页共同构成一份完整的户籍登记信息，单独使用无效。',
          table: {
            columns: [
              { label: '姓名', width: 18, align: 'center' },
              { label: '与户主关系', width: 18, align: 'center' },
              { label: '性别', width: 10, align: 'center' },
              { label: '出生日期', width: 24, align: 'center' },
              { label: '登记事项', width: 30, align: 'left' },
            ],
            rows: holder.family.members.map(({ person, relation }) => [
              person.name,
              relation,
              person.sex,
              chineseDate(person.birth),
              relation === '子' || relation === '女' ? '出生申报' : '无变更',
            ]),
            total: [],
          },
        },
      }),
    }),
  },
  {
    serial: '002',
    name: '户籍证明',
    nameEn: 'Certificate of Household Registration',
    department: '公安崇明分局',
    layout: 'letter',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person) => (resident(person) ? 0.5 : 0),
    issued: recent,
    compose: ({ holder, random, issuedOn }) => ({
      number: `崇公户证〔${issuedOn.slice(0, 4)}〕${random.digits(6)}号`,
      content: contentOf({
        paragraphs: [
          `兹证明${holder.name}，${holder.sex}，${holder.nation}族，${chineseDate(holder.birth)}出生，公民身份号码${holder.number}，系我辖区常住户口居民，户籍地址为${holder.address}。`,
          `以上信息与户籍登记系统记载一致，登记信息截至${chineseDate(issuedOn)}。`,
          '特此证明。',
        ],
      }),
    }),
  },
  {
    serial: '003',
    name: '无犯罪记录证明',
    nameEn: 'Certificate of No Criminal Record',
    department: '公安崇明分局',
    layout: 'letter',
    pages: 1,
    validYears: null,
    printsPerDay: 2,
    likelihood: (person, today) => (ageOn(person.birth, today) >= 18 ? (person.kind === 'resident' ? 0.06 : 0.3) : 0),
    issued: recent,
    compose: ({ holder, random, issuedOn }) => ({
      number: `崇公无证〔${issuedOn.slice(0, 4)}〕${random.digits(6)}号`,
      content: contentOf({
        paragraphs: [
          `经查询全国违法犯罪人员信息系统，截至${chineseDate(issuedOn)}，未发现${holder.name}（证件号码：${holder.number}）有犯罪记录。`,
          '本证明仅反映出具日期以前的查询结果，复印无效。',
          '特此证明。',
        ],
      }),
    }),
  },
  {
    serial: '101',
    name: '结婚证',
    nameEn: 'Marriage Certificate',
    department: '区民政局',
    layout: 'permit',
    pages: 1,
    validYears: null,
    printsPerDay: 2,
    likelihood: (person) => (person.family.couple?.some(({ id }) => id === person.id) ? 1 : 0),
    issued: (person, today) => [person.family.marriedOn ?? today, person.family.marriedOn ?? today],
    compose: ({ holder, random, issuedOn }) => {
      const [husband, wife] = holder.family.couple ?? [holder, holder];
      return {
        number: `J310151-${issuedOn.slice(0, 4)}-${random.digits(6)}`,
        content: contentOf({
          fields: [
            half('持证人', holder.name),
            half('登记日期', chineseDate(issuedOn)),
            ...[husband, wife].flatMap((person) => [
              half('姓名', person.name),
              half('性别', person.sex),
              half('国籍', '中国'),
              half('出生日期', chineseDate(person.birth)),
              whole('身份证件号', person.number),
            ]),
          ],
          paragraphs: ['结婚申请，符合国家婚姻登记的法律规定，予以登记，发给此证。'],
        }),
      };
    },
  },
  {
    serial: '102',
    name: '老年优待证',
    nameEn: 'Senior Citizen Preference Card',
    department: '区民政局',
    layout: 'permit',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person, today) => (resident(person) && ageOn(person.birth, today) >= 65 ? 0.85 : 0),
    issued: (person, today) => [addYears(person.birth, 65), today],
    compose: ({ holder, random }) => ({
      number: `310151${random.digits(8)}`,
      content: contentOf({
        fields: [
          ...identity(holder),
          whole('住址', holder.address),
          half('优待类别', '六十五周岁以上'),
          half('补贴档次', '综合津贴'),
        ],
        paragraphs: ['持证人凭本证享受本市老年人社会优待。本证仅限本人使用。'],
      }),
    }),
  },
  {
    serial: '201',
    name: '出生医学证明',
    nameEn: 'Medical Certificate of Birth',
    department: '区卫生健康委',
    layout: 'permit',
    pages: 1,
    validYears: null,
    printsPerDay: 2,
    likelihood: (person) => (person.birth >= '1996-01-01' && parentsOf(person) !== null ? 0.95 : 0),
    issued: (person) => [person.birth, addYears(person.birth, 1)],
    compose: ({ holder, random }) => {
      const [father, mother] = parentsOf(holder) ?? [holder, holder];
      return {
        number: `${random.pick(['Q', 'R', 'S', 'T'])}31${random.digits(7)}`,
        content: contentOf({
          fields: [
            half('新生儿姓名', holder.name),
            half('性别', holder.sex),
            half('出生日期', chineseDate(holder.birth)),
            half('出生孕周', `${random.integer(37, 41)}周`),
            half('出生体重', `${random.integer(26, 40) * 100}克`),
            half('出生身长', `${random.integer(47, 53)}厘米`),
            whole('医疗机构名称', '上海市崇明区示范妇幼保健院'),
            half('母亲姓名', mother.name),
            half('母亲年龄', `${ageOn(mother.birth, holder.birth)}周岁`),
            whole('母亲证件号', mother.number),
            half('父亲姓名', father.name),
            half('父亲年龄', `${ageOn(father.birth, holder.birth)}周岁`),
            whole('父亲证件号', father.number),
            whole('公民身份号码', holder.number),
          ],
        }),
      };
    },
  },
  {
    serial: '202',
    name: '预防接种证',
    nameEn: 'Vaccination Record',
    department: '区卫生健康委',
    layout: 'record',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person, today) => (resident(person) && ageOn(person.birth, today) < 16 ? 0.9 : 0),
    issued: (person) => [person.birth, addYears(person.birth, 1)],
    compose: ({ holder, random, today }) => ({
      number: `3101510${random.digits(10)}`,
      content: contentOf({
        fields: identity(holder),
        table: {
          columns: [
            { label: '疫苗名称', width: 36, align: 'left' },
            { label: '剂次', width: 14, align: 'center' },
            { label: '接种日期', width: 26, align: 'center' },
            { label: '接种单位', width: 40, align: 'left' },
          ],
          rows: vaccinations
            .map(([name, dose, age]): [string, string, string] => [name, dose, vaccinationDay(holder.birth, age)])
            .filter(([, , day]) => day <= today)
            .map(([name, dose, day]) => [name, dose, day, `${holder.town}社区卫生服务中心`]),
          total: [],
        },
        paragraphs: ['免疫程序：国家免疫规划疫苗儿童免疫程序（2021年版）。'],
      }),
    }),
  },
  {
    serial: '301',
    name: '中华人民共和国残疾人证',
    nameEn: 'Disability Certificate',
    department: '区残联',
    layout: 'permit',
    pages: 1,
    validYears: 10,
    printsPerDay: 3,
    likelihood: (person) => (resident(person) ? 0.05 : 0),
    issued: (_, today) => [addYears(today, -11), today],
    compose: ({ holder, random }) => {
      const kinds = ['视力', '听力', '言语', '肢体', '智力', '精神'];
      const kind = random.integer(1, 6);
      const grade = random.integer(1, 4);
      return {
        number: `${holder.number}${kind}${grade}`,
        content: contentOf({
          fields: [
            ...identity(holder),
            half('残疾类别', kinds[kind - 1] ?? '肢体'),
            half('残疾等级', ['一级', '二级', '三级', '四级'][grade - 1] ?? '四级'),
            whole('住址', holder.address),
            half('监护人', holder.family.head?.name ?? holder.name),
            half('联系方式', '详见登记系统'),
          ],
          paragraphs: ['本证由中国残疾人联合会监制，是认定残疾人及其残疾类别、残疾等级的合法凭证。'],
        }),
      };
    },
  },
  {
    serial: '401',
    name: '退役军人优待证',
    nameEn: 'Veteran Preference Card',
    department: '区退役军人局',
    layout: 'permit',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person, today) =>
      resident(person) && person.sex === '男' && ageOn(person.birth, today) >= 22 ? 0.06 : 0,
    issued: (_, today) => ['2022-01-10', today],
    compose: ({ holder, random }) => ({
      number: `3110 ${random.digits(4)} ${random.digits(4)} ${random.digits(4)}`.replaceAll(' ', ''),
      content: contentOf({
        fields: [
          ...identity(holder),
          half('服役年限', `${random.integer(2, 16)}年`),
          half('优待对象', '退役军人'),
          whole('住址', holder.address),
        ],
        paragraphs: ['持证人凭本证享受国家和本市退役军人、其他优抚对象优待。'],
      }),
    }),
  },
];

/** The head and spouse of the household where `person` is a child of it. */
function parentsOf(person: Person): readonly [Person, Person] | null {
  const { couple } = person.family;
  return couple?.every(({ id }) => id !== person.id) ? couple : null;
}

/** National immunisation programme: vaccine, dose, age in months. */
const vaccinations: readonly (readonly [string, string, number])[] = [
  ['卡介苗', '1', 0],
  ['乙型肝炎疫苗', '1', 0],
  ['乙型肝炎疫苗', '2', 1],
  ['脊髓灰质炎疫苗', '1', 2],
  ['脊髓灰质炎疫苗', '2', 3],
  ['百白破疫苗', '1', 3],
  ['脊髓灰质炎疫苗', '3', 4],
  ['百白破疫苗', '2', 4],
  ['乙型肝炎疫苗', '3', 6],
  ['流脑A群多糖疫苗', '1', 6],
  ['麻腮风疫苗', '1', 8],
  ['乙脑减毒活疫苗', '1', 8],
  ['麻腮风疫苗', '2', 18],
  ['甲型肝炎疫苗', '1', 18],
  ['百白破疫苗', '4', 18],
  ['乙脑减毒活疫苗', '2', 24],
];

function vaccinationDay(birth: string, months: number): string {
  const days = Math.round(months * 30.44) + (months === 0 ? 1 : 5);
  return new Date(Date.parse(birth) + days * 86_400_000).toISOString().slice(0, 10);
}
