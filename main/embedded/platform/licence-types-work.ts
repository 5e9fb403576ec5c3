import { addYears, ageOn, chineseDate, earlierOf, laterOf } from './calendar.ts';
import { contentOf, half, type LicenceType, type Person, whole } from './licence-type.ts';

/** Education and professions: what a person has learnt and may do. */

const resident = (person: Person): boolean => person.kind === 'resident';
/** A lot that falls the same for every type: a doctor is a doctor in all of them. */
const lot = (person: Person, lots: number): number => Number.parseInt(person.number.slice(12, 17), 10) % lots;
/** From an age on, but not before the day since which there is such a paper. */
const after =
  (years: number, since: string) =>
  (person: Person, today: string): readonly [string, string] => {
    const first = laterOf(addYears(person.birth, years), since);
    const last = addYears(first, 6);
    return [first, earlierOf(last, today)];
  };
const graduate = (person: Person, today: string): boolean =>
  resident(person) && person.birth >= '1960-01-01' && ageOn(person.birth, today) >= 23;
const universities = ['示范大学', '样本师范大学', '范例理工大学', '上海样板海洋大学', '例文财经大学'];
const subjects = ['农学', '水产养殖学', '汉语言文学', '土木工程', '会计学', '计算机科学与技术', '护理学', '旅游管理'];

/** Types of education and qualification. */
export const workTypes: readonly LicenceType<Person>[] = [
  {
    serial: '001',
    name: '普通高等学校毕业证书',
    nameEn: 'Graduation Certificate of Higher Education',
    department: '市教委',
    layout: 'letter',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person, today) => (graduate(person, today) ? 0.35 : 0),
    issued: after(22, '1982-01-01'),
    compose: ({ holder, random, issuedOn }) => {
      const year = Number(issuedOn.slice(0, 4));
      return {
        number: `${random.digits(5)}1${year}05${random.digits(6)}`,
        content: contentOf({
          paragraphs: [
            `学生${holder.name}，${holder.sex}，${chineseDate(holder.birth)}生，身份证件号${holder.number}，于${year - 4}年9月至${year}年6月在${random.pick(universities)}${random.pick(subjects)}专业四年制本科学习，修完教学计划规定的全部课程，成绩合格，准予毕业。`,
            '本证书信息与学历证书电子注册信息一致。',
          ],
        }),
      };
    },
  },
  {
    serial: '002',
    name: '学士学位证书',
    nameEn: "Bachelor's Degree Certificate",
    department: '市教委',
    layout: 'letter',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person, today) => (graduate(person, today) ? 0.2 : 0),
    issued: after(22, '1982-01-01'),
    compose: ({ holder, random, issuedOn }) => ({
      number: `${random.digits(5)}4${issuedOn.slice(0, 4)}${random.digits(6)}`,
      content: contentOf({
        paragraphs: [
          `${holder.name}，${holder.sex}，${chineseDate(holder.birth)}生，身份证件号${holder.number}，在${random.pick(universities)}完成本科学习计划，业已毕业，经审核符合《中华人民共和国学位条例》的规定，授予${random.pick(['农学', '文学', '工学', '管理学', '理学'])}学士学位。`,
        ],
      }),
    }),
  },
  {
    serial: '001',
    name: '教师资格证书',
    nameEn: 'Teacher Qualification Certificate',
    department: '区教育局',
    layout: 'permit',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person, today) =>
      resident(person) && ageOn(person.birth, today) >= 24 && ageOn(person.birth, today) < 70 && lot(person, 12) === 0
        ? 1
        : 0,
    issued: after(24, '1996-01-01'),
    compose: ({ holder, random, issuedOn }) => ({
      number: `${issuedOn.slice(0, 4)}3100${random.digits(9)}`,
      content: contentOf({
        fields: [
          half('姓名', holder.name),
          half('性别', holder.sex),
          half('出生日期', chineseDate(holder.birth)),
          half('民族', holder.nation),
          whole('身份证号码', holder.number),
          half('资格种类', random.pick(['小学教师资格', '初级中学教师资格', '高级中学教师资格', '幼儿园教师资格'])),
          half('任教学科', random.pick(['语文', '数学', '英语', '体育', '科学'])),
          half('认定日期', chineseDate(issuedOn)),
          half('认定机构', '崇明区教育局'),
        ],
        paragraphs: ['根据《中华人民共和国教师法》及有关规定，经审核认定，具备教师资格，特发此证。'],
      }),
    }),
  },
  {
    serial: '211',
    name: '医师执业证书',
    nameEn: "Physician's Practising Licence",
    department: '区卫生健康委',
    layout: 'permit',
    pages: 2,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person, today) =>
      resident(person) && ageOn(person.birth, today) >= 27 && ageOn(person.birth, today) < 80 && lot(person, 40) === 1
        ? 1
        : 0,
    issued: after(27, '1999-05-01'),
    compose: ({ holder, random, issuedOn }) => ({
      number: `1103100000${random.digits(5)}`,
      content: contentOf({
        fields: [
          half('姓名', holder.name),
          half('性别', holder.sex),
          half('出生日期', chineseDate(holder.birth)),
          half('执业类别', random.pick(['临床', '中医', '口腔', '公共卫生'])),
          whole('身份证号码', holder.number),
          half('执业范围', random.pick(['全科医学专业', '内科专业', '外科专业', '儿科专业'])),
          half('资格级别', '执业医师'),
          whole('主要执业机构', '上海市崇明区示范医院'),
          whole('医师资格证书编码', `${issuedOn.slice(0, 4)}31110${random.digits(18)}`),
          half('发证日期', chineseDate(issuedOn)),
        ],
        paragraphs: ['持证人经注册取得执业资格，可以按照注册的执业地点、执业类别、执业范围从事医疗、预防、保健工作。'],
        appendix: {
          title: '附页　变更注册记录',
          note: '变更注册以国家医师电子化注册信息系统为准。',
          table: changes(issuedOn, ['首次注册', '变更执业地点', '多机构备案']),
        },
      }),
    }),
  },
  {
    serial: '212',
    name: '护士执业证书',
    nameEn: "Nurse's Practising Licence",
    department: '区卫生健康委',
    layout: 'permit',
    pages: 2,
    validYears: 5,
    printsPerDay: 3,
    likelihood: (person, today) =>
      resident(person) && ageOn(person.birth, today) >= 21 && ageOn(person.birth, today) < 60 && lot(person, 20) === 2
        ? 1
        : 0,
    issued: (_, today) => [addYears(today, -5), today],
    compose: ({ holder, random, issuedOn, validTo }) => ({
      number: `${issuedOn.slice(0, 4)}3100${random.digits(5)}`,
      content: contentOf({
        fields: [
          half('姓名', holder.name),
          half('性别', holder.sex),
          half('出生日期', chineseDate(holder.birth)),
          half('学历', random.pick(['大专', '本科'])),
          whole('身份证号码', holder.number),
          whole('执业地点', '上海市崇明区示范医院'),
          half('首次注册日期', chineseDate(issuedOn)),
          half('注册有效期至', validTo === null ? '长期' : chineseDate(validTo)),
        ],
        paragraphs: ['持证人经执业注册，可以在注册的执业地点从事护理活动。'],
        appendix: {
          title: '附页　延续与变更注册记录',
          note: '注册有效期届满前三十日应当申请延续注册。',
          table: changes(issuedOn, ['首次注册', '延续注册']),
        },
      }),
    }),
  },
  {
    serial: '011',
    name: '专业技术资格证书',
    nameEn: 'Certificate of Professional and Technical Qualification',
    department: '市人社局',
    layout: 'permit',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person, today) => (resident(person) && ageOn(person.birth, today) >= 28 ? 0.1 : 0),
    issued: after(28, '1992-01-01'),
    compose: ({ holder, random, issuedOn }) => ({
      number: `31${issuedOn.slice(0, 4)}${random.digits(9)}`,
      content: contentOf({
        fields: [
          half('姓名', holder.name),
          half('性别', holder.sex),
          whole('证件号码', holder.number),
          half('专业名称', random.pick(['水利工程', '农业技术', '建筑工程', '园林绿化'])),
          half('资格名称', random.pick(['工程师', '助理工程师', '农艺师'])),
          half('级别', random.pick(['中级', '初级'])),
          half('批准日期', chineseDate(issuedOn)),
          whole('评审组织', '上海市示范系列中级职称评审委员会'),
        ],
      }),
    }),
  },
  {
    serial: '012',
    name: '职业技能等级证书',
    nameEn: 'Vocational Skill Level Certificate',
    department: '市人社局',
    layout: 'permit',
    pages: 1,
    validYears: null,
    printsPerDay: 3,
    likelihood: (person, today) =>
      resident(person) && ageOn(person.birth, today) >= 20 && ageOn(person.birth, today) < 66 ? 0.15 : 0,
    issued: after(20, '2020-01-01'),
    compose: ({ holder, random, issuedOn }) => ({
      number: `S0000310${random.digits(11)}`,
      content: contentOf({
        fields: [
          half('姓名', holder.name),
          half('性别', holder.sex),
          whole('证件号码', holder.number),
          half('职业名称', random.pick(['电工', '中式烹调师', '养老护理员', '农业经理人', '焊工'])),
          half('技能等级', random.pick(['五级／初级工', '四级／中级工', '三级／高级工'])),
          half('理论成绩', `${random.integer(60, 95)}分`),
          half('技能成绩', `${random.integer(60, 95)}分`),
          whole('评价机构', '上海示范职业技能评价中心'),
          half('发证日期', chineseDate(issuedOn)),
        ],
      }),
    }),
  },
];

/** A table of registrations: the first on the day of issue, each next two years later. */
function changes(issuedOn: string, kinds: readonly string[]) {
  return {
    columns: [
      { label: '注册日期', width: 26, align: 'center' as const },
      { label: '注册事项', width: 30, align: 'left' as const },
      { label: '注册结果', width: 24, align: 'center' as const },
      { label: '经办', width: 20, align: 'center' as const },
    ],
    rows: kinds.map((kind, index) => [chineseDate(addYears(issuedOn, index * 2)), kind, '准予注册', '区卫健委']),
    total: [],
  };
}
